namespace ContainerOS.Protocol.Calls;

/// <summary>What a configured plugin accepts, for engines that know no handshake.</summary>
/// <param name="AcceptSecrets">Whether inputs may carry secret marks.</param>
/// <param name="SupportsPreview">Whether Create and Update may be called in a preview.</param>
/// <param name="AcceptResources">Whether inputs may carry references to resources.</param>
/// <param name="AcceptOutputs">Whether component inputs may carry values with their dependencies.</param>
/// <param name="SupportsAutonaming">Whether Check heeds the engine's naming settings.</param>
public sealed record ConfigureResult(
    bool AcceptSecrets = true,
    bool SupportsPreview = true,
    bool AcceptResources = true,
    bool AcceptOutputs = true,
    bool SupportsAutonaming = true
);
