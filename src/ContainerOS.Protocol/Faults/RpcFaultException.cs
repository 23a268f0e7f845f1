using Grpc.Core;

namespace ContainerOS.Protocol.Faults;

/// <summary>A call that failed with a status of its own; the message reaches the user.</summary>
/// <param name="code">The status.</param>
/// <param name="message">The text the user reads.</param>
/// <param name="cause">What led to it, when something did.</param>
public sealed class RpcFaultException(StatusCode code, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The status.</summary>
    public StatusCode Code { get; } = code;
}
