namespace ContainerOS.Emulator;

/// <summary>The port is in use.</summary>
/// <param name="port">The port.</param>
/// <param name="cause">The error of the system.</param>
public sealed class EmulatorPortInUseException(int port, Exception cause)
    : Exception($"port {port} on 127.0.0.1 is in use; choose another one with --port, or 0 for a free one", cause);
