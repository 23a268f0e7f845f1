using ContainerOS.Protocol.Calls;

namespace ContainerOS.Protocol.Faults;

/// <summary>The inputs of a component or the arguments of a method are not valid.</summary>
/// <param name="message">The error as a whole.</param>
/// <param name="failures">What is wrong with which input; at least one.</param>
/// <param name="cause">The cause, or null.</param>
public sealed class InvalidInputsException(string message, IReadOnlyList<CheckFailure> failures, Exception? cause = null)
    : Exception(message, cause)
{
    /// <summary>What is wrong with which input.</summary>
    public IReadOnlyList<CheckFailure> Failures { get; } = failures;
}
