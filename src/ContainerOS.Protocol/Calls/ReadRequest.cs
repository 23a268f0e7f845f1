using ContainerOS.Protocol.Codec;
using ContainerOS.Protocol.Values;
using Google.Protobuf.WellKnownTypes;

namespace ContainerOS.Protocol.Calls;

/// <summary>The request of Read: the current state of a resource, for a refresh or an import.</summary>
/// <param name="Id">The id of the resource.</param>
/// <param name="Urn">Its URN.</param>
/// <param name="Properties">Its last known state; empty for an import.</param>
/// <param name="Inputs">Its last known inputs; empty for an import.</param>
/// <param name="Timeout">The user's time limit, or null for the default of the provider.</param>
public sealed record ReadRequest(string Id, string Urn, PropertyMap Properties, PropertyMap Inputs, TimeSpan? Timeout = null);

/// <summary>The response of Read.</summary>
/// <param name="Id">The id of the resource; empty when it does not exist.</param>
/// <param name="Properties">Its current state; null when it does not exist.</param>
/// <param name="Inputs">The inputs that would create it; required for an import.</param>
public sealed record ReadResult(string Id, PropertyMap? Properties, PropertyMap? Inputs)
{
    /// <summary>The response for a resource that does not exist.</summary>
    public static ReadResult Gone { get; } = new(string.Empty, null, null);

    /// <summary>Whether the resource exists. To the engine, a response without state means that it does not, whatever the id.</summary>
    public bool Exists => Id.Length > 0 && Properties is not null;
}

/// <summary>Translates Read from and to the wire.</summary>
internal static class ReadTranslation
{
    public static ReadRequest FromWire(this Wire.ReadRequest wire) =>
        new(
            wire.Id,
            wire.Urn,
            PropertyCodec.FromStruct(wire.Properties),
            PropertyCodec.FromStruct(wire.Inputs),
            WireFields.ToTimeout(wire.Timeout)
        );

    public static Wire.ReadRequest ToWire(this ReadRequest request, PropertyCodecOptions options) =>
        new()
        {
            Id = request.Id,
            Urn = request.Urn,
            Type = WireFields.TypeOf(request.Urn),
            Name = WireFields.NameOf(request.Urn),
            Properties = NullIfEmpty(request.Properties, options),
            Inputs = NullIfEmpty(request.Inputs, options),
            Timeout = WireFields.ToSeconds(request.Timeout),
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

    // In an import Pulumi's engine leaves the fields out, and providers may rely on that.
    private static Struct? NullIfEmpty(PropertyMap map, PropertyCodecOptions options) =>
        map.Count == 0 ? null : PropertyCodec.ToStruct(map, options);
}
