using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Codec;

namespace ContainerOS.Protocol.Translation;

/// <summary>Update.</summary>
internal static class UpdateTranslation
{
    public static UpdateRequest FromWire(this Wire.UpdateRequest wire) =>
        new(
            wire.Id,
            wire.Urn,
            PropertyCodec.FromStruct(wire.Olds),
            PropertyCodec.FromStruct(wire.OldInputs),
            PropertyCodec.FromStruct(wire.News),
            [.. wire.IgnoreChanges],
            Durations.FromWire(wire.Timeout),
            wire.Preview
        );

    public static Wire.UpdateRequest ToWire(this UpdateRequest request, PropertyCodecOptions options) =>
        new()
        {
            Id = request.Id,
            Urn = request.Urn,
            Type = UrnParts.Type(request.Urn),
            Name = UrnParts.Name(request.Urn),
            Olds = PropertyCodec.ToStruct(request.Olds, options),
            OldInputs = PropertyCodec.ToStruct(request.OldInputs, options),
            News = PropertyCodec.ToStruct(request.News, options),
            IgnoreChanges = { request.IgnoreChanges },
            Timeout = Durations.ToWire(request.Timeout),
            Preview = request.Preview,
        };

    public static UpdateResult FromWire(this Wire.UpdateResponse wire) => new(PropertyCodec.FromStruct(wire.Properties));

    public static Wire.UpdateResponse ToWire(this UpdateResult result, PropertyCodecOptions options) =>
        new() { Properties = PropertyCodec.ToStruct(result.Properties, options) };
}
