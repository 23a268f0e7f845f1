using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Calls;

/// <summary>What a function returns.</summary>
/// <param name="Return">The result.</param>
/// <param name="Failures">What is wrong with the arguments; empty when nothing is.</param>
public sealed record InvokeResult(PropertyMap Return, IReadOnlyList<CheckFailure> Failures)
{
    /// <summary>A result without failures.</summary>
    public InvokeResult(PropertyMap value)
        : this(value, []) { }
}
