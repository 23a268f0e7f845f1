using ContainerOS.Protocol.Codec;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Calls;

/// <summary>The request of Create.</summary>
/// <param name="Urn">The URN of the resource.</param>
/// <param name="Properties">Its checked inputs; may contain unknown values in a preview.</param>
/// <param name="Timeout">The user's time limit, or null for the default of the provider.</param>
/// <param name="Preview">Whether this is a preview: return the expected state and create nothing.</param>
public sealed record CreateRequest(string Urn, PropertyMap Properties, TimeSpan? Timeout = null, bool Preview = false);

/// <summary>The response of Create.</summary>
/// <param name="Id">The id of the new resource; empty only in a preview.</param>
/// <param name="Properties">Its state.</param>
public sealed record CreateResult(string Id, PropertyMap Properties);

/// <summary>Translates Create from and to the wire.</summary>
internal static class CreateTranslation
{
    public static CreateRequest FromWire(this Wire.CreateRequest wire) =>
        new(wire.Urn, PropertyCodec.FromStruct(wire.Properties), WireFields.ToTimeout(wire.Timeout), wire.Preview);

    public static Wire.CreateRequest ToWire(this CreateRequest request, PropertyCodecOptions options) =>
        new()
        {
            Urn = request.Urn,
            Type = WireFields.TypeOf(request.Urn),
            Name = WireFields.NameOf(request.Urn),
            Properties = PropertyCodec.ToStruct(request.Properties, options),
            Timeout = WireFields.ToSeconds(request.Timeout),
            Preview = request.Preview,
        };

    public static CreateResult FromWire(this Wire.CreateResponse wire) => new(wire.Id, PropertyCodec.FromStruct(wire.Properties));

    public static Wire.CreateResponse ToWire(this CreateResult result, PropertyCodecOptions options) =>
        new() { Id = result.Id, Properties = PropertyCodec.ToStruct(result.Properties, options) };
}
