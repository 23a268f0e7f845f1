namespace ContainerOS.Emulator;

/// <summary>The port is taken.</summary>
/// <param name="port">The port.</param>
/// <param name="cause">What the system said.</param>
public sealed class EmulatorPortInUseException(int port, Exception cause)
    : Exception($"port {port} on 127.0.0.1 is in use; choose another with --port, or 0 for a free one", cause);
