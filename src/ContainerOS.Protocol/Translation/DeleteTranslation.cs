using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Codec;

namespace ContainerOS.Protocol.Translation;

/// <summary>Delete.</summary>
internal static class DeleteTranslation
{
    public static DeleteRequest FromWire(this Wire.DeleteRequest wire) =>
        new(
            wire.Id,
            wire.Urn,
            PropertyCodec.FromStruct(wire.Properties),
            PropertyCodec.FromStruct(wire.OldInputs),
            Durations.FromWire(wire.Timeout)
        );

    public static Wire.DeleteRequest ToWire(this DeleteRequest request, PropertyCodecOptions options) =>
        new()
        {
            Id = request.Id,
            Urn = request.Urn,
            Type = UrnParts.Type(request.Urn),
            Name = UrnParts.Name(request.Urn),
            Properties = PropertyCodec.ToStruct(request.Properties, options),
            OldInputs = PropertyCodec.ToStruct(request.OldInputs, options),
            Timeout = Durations.ToWire(request.Timeout),
        };
}
