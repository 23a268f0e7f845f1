namespace ContainerOS.Protocol.Calls;

/// <summary>What a plugin accepts. Once answered, it counts more than what Configure says.</summary>
/// <param name="AcceptSecrets">Whether inputs may carry secret marks; without, they arrive in clear.</param>
/// <param name="AcceptResources">Whether inputs may carry references to resources; without, ids arrive.</param>
/// <param name="AcceptOutputs">Whether component inputs may carry values with their dependencies.</param>
/// <param name="SupportsAutonaming">Whether Check heeds the engine's naming settings.</param>
public sealed record HandshakeResponse(
    bool AcceptSecrets = true,
    bool AcceptResources = true,
    bool AcceptOutputs = true,
    bool SupportsAutonaming = true
);
