using Grpc.Core;

namespace ContainerOS.Protocol.Faults;

/// <summary>A call failed with a gRPC status. The message is shown to the user.</summary>
/// <param name="code">The status code.</param>
/// <param name="message">The message for the user.</param>
/// <param name="cause">The cause, or null.</param>
public class RpcFaultException(StatusCode code, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The status code.</summary>
    public StatusCode Code { get; } = code;
}
