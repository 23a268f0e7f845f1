using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Calls;

/// <summary>The answer to a check.</summary>
/// <param name="Inputs">The inputs to go on with: normalised, defaults filled in.</param>
/// <param name="Failures">What is wrong; empty when the inputs are acceptable.</param>
public sealed record CheckResult(PropertyMap Inputs, IReadOnlyList<CheckFailure> Failures)
{
    /// <summary>Acceptable inputs.</summary>
    public CheckResult(PropertyMap inputs)
        : this(inputs, []) { }
}
