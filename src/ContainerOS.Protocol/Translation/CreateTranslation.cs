using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Codec;

namespace ContainerOS.Protocol.Translation;

/// <summary>Create.</summary>
internal static class CreateTranslation
{
    public static CreateRequest FromWire(this Wire.CreateRequest wire) =>
        new(wire.Urn, PropertyCodec.FromStruct(wire.Properties), Durations.FromWire(wire.Timeout), wire.Preview);

    public static Wire.CreateRequest ToWire(this CreateRequest request, PropertyCodecOptions options) =>
        new()
        {
            Urn = request.Urn,
            Type = UrnParts.Type(request.Urn),
            Name = UrnParts.Name(request.Urn),
            Properties = PropertyCodec.ToStruct(request.Properties, options),
            Timeout = Durations.ToWire(request.Timeout),
            Preview = request.Preview,
        };

    public static CreateResult FromWire(this Wire.CreateResponse wire) => new(wire.Id, PropertyCodec.FromStruct(wire.Properties));

    public static Wire.CreateResponse ToWire(this CreateResult result, PropertyCodecOptions options) =>
        new() { Id = result.Id, Properties = PropertyCodec.ToStruct(result.Properties, options) };
}
