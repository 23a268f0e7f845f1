using System.Net;

namespace ContainerOS.Emulator;

/// <summary>A port is in use.</summary>
/// <param name="endpoint">The address and the port.</param>
/// <param name="option">The option of the command by which the port is chosen.</param>
/// <param name="cause">The error of the system.</param>
public sealed class EmulatorPortInUseException(IPEndPoint endpoint, string option, Exception cause)
    : Exception($"port {endpoint.Port} on {endpoint.Address} is in use; choose another one with {option}, or 0 for a free one", cause);
