using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Calls;

/// <summary>Gives the plugin its checked configuration.</summary>
/// <param name="Args">The provider's inputs as CheckConfig answered them.</param>
/// <param name="AcceptSecrets">Whether the engine takes secret marks in answers.</param>
/// <param name="AcceptResources">Whether the engine takes references in answers.</param>
/// <param name="SendsOldInputs">Whether Diff and Update carry the old inputs.</param>
/// <param name="SendsOldInputsToDelete">Whether Delete carries them.</param>
public sealed record ConfigureRequest(
    PropertyMap Args,
    bool AcceptSecrets = true,
    bool AcceptResources = true,
    bool SendsOldInputs = true,
    bool SendsOldInputsToDelete = true
)
{
    /// <summary>The provider resource's URN, when the engine sends it.</summary>
    public string? Urn { get; init; }

    /// <summary>The provider resource's id, when the engine sends it.</summary>
    public string? Id { get; init; }
}
