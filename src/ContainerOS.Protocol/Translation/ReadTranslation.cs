using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Codec;
using ContainerOS.Protocol.Values;
using Google.Protobuf.WellKnownTypes;

namespace ContainerOS.Protocol.Translation;

/// <summary>Read.</summary>
internal static class ReadTranslation
{
    public static ReadRequest FromWire(this Wire.ReadRequest wire) =>
        new(
            wire.Id,
            wire.Urn,
            PropertyCodec.FromStruct(wire.Properties),
            PropertyCodec.FromStruct(wire.Inputs),
            Durations.FromWire(wire.Timeout)
        );

    public static Wire.ReadRequest ToWire(this ReadRequest request, PropertyCodecOptions options) =>
        new()
        {
            Id = request.Id,
            Urn = request.Urn,
            Type = UrnParts.Type(request.Urn),
            Name = UrnParts.Name(request.Urn),
            Properties = AbsentIfEmpty(request.Properties, options),
            Inputs = AbsentIfEmpty(request.Inputs, options),
            Timeout = Durations.ToWire(request.Timeout),
        };

    public static ReadResult FromWire(this Wire.ReadResponse wire) =>
        new(
            wire.Id,
            wire.Properties is null ? null : PropertyCodec.FromStruct(wire.Properties),
            wire.Inputs is null ? null : PropertyCodec.FromStruct(wire.Inputs)
        );

    public static Wire.ReadResponse ToWire(this ReadResult result, PropertyCodecOptions options) =>
        new()
        {
            Id = result.Id,
            Properties = result.Properties is null ? null : PropertyCodec.ToStruct(result.Properties, options),
            Inputs = result.Inputs is null ? null : PropertyCodec.ToStruct(result.Inputs, options),
        };

    // An import knows neither; Pulumi's engine then leaves the fields out, and providers may look for that.
    private static Struct? AbsentIfEmpty(PropertyMap map, PropertyCodecOptions options) =>
        map.Count == 0 ? null : PropertyCodec.ToStruct(map, options);
}
