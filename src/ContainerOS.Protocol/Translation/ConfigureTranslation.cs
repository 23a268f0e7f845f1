using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Codec;

namespace ContainerOS.Protocol.Translation;

/// <summary>Configure.</summary>
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
        return request.Urn is null ? wire : WithUrn(wire, request.Urn);
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

    private static Wire.ConfigureRequest WithUrn(Wire.ConfigureRequest wire, string urn)
    {
        wire.Urn = urn;
        wire.Type = UrnParts.Type(urn);
        wire.Name = UrnParts.Name(urn);
        return wire;
    }
}
