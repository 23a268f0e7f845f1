using ContainerOS.Protocol.Codec;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Calls;

/// <summary>The request of Configure: the checked configuration of the provider.</summary>
/// <param name="Args">The inputs of the provider as CheckConfig returned them.</param>
/// <param name="AcceptSecrets">Whether the engine accepts secrets in responses.</param>
/// <param name="AcceptResources">Whether the engine accepts resource references in responses.</param>
/// <param name="SendsOldInputs">Whether Diff and Update carry the old inputs.</param>
/// <param name="SendsOldInputsToDelete">Whether Delete carries the old inputs.</param>
public sealed record ConfigureRequest(
    PropertyMap Args,
    bool AcceptSecrets = true,
    bool AcceptResources = true,
    bool SendsOldInputs = true,
    bool SendsOldInputsToDelete = true
)
{
    /// <summary>The URN of the provider resource, when the engine sends it.</summary>
    public string? Urn { get; init; }

    /// <summary>The id of the provider resource, when the engine sends it.</summary>
    public string? Id { get; init; }
}

/// <summary>The response of Configure: what the provider accepts, for engines without Handshake.</summary>
/// <param name="AcceptSecrets">Whether inputs may contain secrets.</param>
/// <param name="SupportsPreview">Whether Create and Update may be called in a preview.</param>
/// <param name="AcceptResources">Whether inputs may contain resource references.</param>
/// <param name="AcceptOutputs">Whether inputs of components may contain outputs (values with their dependencies).</param>
/// <param name="SupportsAutonaming">Whether Check uses the engine's setting for generated names.</param>
public sealed record ConfigureResult(
    bool AcceptSecrets = true,
    bool SupportsPreview = true,
    bool AcceptResources = true,
    bool AcceptOutputs = true,
    bool SupportsAutonaming = true
);

/// <summary>Translates Configure from and to the wire.</summary>
internal static class ConfigureTranslation
{
    public static ConfigureRequest FromWire(this Wire.ConfigureRequest wire) =>
        new(PropertyCodec.FromStruct(wire.Args), wire.AcceptSecrets, wire.AcceptResources, wire.SendsOldInputs, wire.SendsOldInputsToDelete)
        {
            Urn = wire.HasUrn ? wire.Urn : null,
            Id = wire.HasId ? wire.Id : null,
        };

    public static Wire.ConfigureRequest ToWire(this ConfigureRequest request, PropertyCodecOptions options)
    {
        var wire = new Wire.ConfigureRequest
        {
            Args = PropertyCodec.ToStruct(request.Args, options),
            AcceptSecrets = request.AcceptSecrets,
            AcceptResources = request.AcceptResources,
            SendsOldInputs = request.SendsOldInputs,
            SendsOldInputsToDelete = request.SendsOldInputsToDelete,
        };
        if (request.Id is not null)
        {
            wire.Id = request.Id;
        }

        if (request.Urn is not null)
        {
            wire.Urn = request.Urn;
            wire.Type = WireFields.TypeOf(request.Urn);
            wire.Name = WireFields.NameOf(request.Urn);
        }

        return wire;
    }

    public static ConfigureResult FromWire(this Wire.ConfigureResponse wire) =>
        new(wire.AcceptSecrets, wire.SupportsPreview, wire.AcceptResources, wire.AcceptOutputs, wire.SupportsAutonamingConfiguration);

    public static Wire.ConfigureResponse ToWire(this ConfigureResult result) =>
        new()
        {
            AcceptSecrets = result.AcceptSecrets,
            SupportsPreview = result.SupportsPreview,
            AcceptResources = result.AcceptResources,
            AcceptOutputs = result.AcceptOutputs,
            SupportsAutonamingConfiguration = result.SupportsAutonaming,
        };
}
