using ContainerOS.Protocol.Codec;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Calls;

/// <summary>The request of Update: change a resource in place.</summary>
/// <param name="Id">The id of the resource.</param>
/// <param name="Urn">Its URN.</param>
/// <param name="Olds">The state (outputs) of the last run.</param>
/// <param name="OldInputs">The inputs of the last run; empty when the engine does not send them.</param>
/// <param name="News">The checked new inputs; may contain unknown values in a preview.</param>
/// <param name="IgnoreChanges">The paths of properties whose changes are ignored.</param>
/// <param name="Timeout">The user's time limit, or null for the default of the provider.</param>
/// <param name="Preview">Whether this is a preview: return the expected state and change nothing.</param>
public sealed record UpdateRequest(
    string Id,
    string Urn,
    PropertyMap Olds,
    PropertyMap OldInputs,
    PropertyMap News,
    IReadOnlyList<string> IgnoreChanges,
    TimeSpan? Timeout = null,
    bool Preview = false
);

/// <summary>The response of Update.</summary>
/// <param name="Properties">The new state.</param>
public sealed record UpdateResult(PropertyMap Properties);

/// <summary>Translates Update from and to the wire.</summary>
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
            WireFields.ToTimeout(wire.Timeout),
            wire.Preview
        );

    public static Wire.UpdateRequest ToWire(this UpdateRequest request, PropertyCodecOptions options) =>
        new()
        {
            Id = request.Id,
            Urn = request.Urn,
            Type = WireFields.TypeOf(request.Urn),
            Name = WireFields.NameOf(request.Urn),
            Olds = PropertyCodec.ToStruct(request.Olds, options),
            OldInputs = PropertyCodec.ToStruct(request.OldInputs, options),
            News = PropertyCodec.ToStruct(request.News, options),
            IgnoreChanges = { request.IgnoreChanges },
            Timeout = WireFields.ToSeconds(request.Timeout),
            Preview = request.Preview,
        };

    public static UpdateResult FromWire(this Wire.UpdateResponse wire) => new(PropertyCodec.FromStruct(wire.Properties));

    public static Wire.UpdateResponse ToWire(this UpdateResult result, PropertyCodecOptions options) =>
        new() { Properties = PropertyCodec.ToStruct(result.Properties, options) };
}
