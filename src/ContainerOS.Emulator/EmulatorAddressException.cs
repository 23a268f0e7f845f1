using System.Net;

namespace ContainerOS.Emulator;

/// <summary>
/// The emulator cannot listen at its address: the machine does not have it, or a port needs rights that the process lacks.
/// </summary>
/// <param name="address">The address.</param>
/// <param name="cause">The error of the system.</param>
public sealed class EmulatorAddressException(IPAddress address, Exception cause)
    : Exception(
        $"the emulator cannot listen at {address}: {cause.Message}; choose another address with --listen, or another port with --port or "
            + "--metadata",
        cause
    );
