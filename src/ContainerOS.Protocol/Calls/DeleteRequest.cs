using ContainerOS.Protocol.Codec;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Calls;

/// <summary>The request of Delete. Deleting a resource that no longer exists succeeds.</summary>
/// <param name="Id">The id of the resource.</param>
/// <param name="Urn">Its URN.</param>
/// <param name="Properties">Its last known state.</param>
/// <param name="OldInputs">The inputs of the last run; empty when the engine does not send them.</param>
/// <param name="Timeout">The user's time limit, or null for the default of the provider.</param>
public sealed record DeleteRequest(string Id, string Urn, PropertyMap Properties, PropertyMap OldInputs, TimeSpan? Timeout = null);

/// <summary>Translates Delete from and to the wire.</summary>
internal static class DeleteTranslation
{
    public static DeleteRequest FromWire(this Wire.DeleteRequest wire) =>
        new(
            wire.Id,
            wire.Urn,
            PropertyCodec.FromStruct(wire.Properties),
            PropertyCodec.FromStruct(wire.OldInputs),
            WireFields.ToTimeout(wire.Timeout)
        );

    public static Wire.DeleteRequest ToWire(this DeleteRequest request, PropertyCodecOptions options) =>
        new()
        {
            Id = request.Id,
            Urn = request.Urn,
            Type = WireFields.TypeOf(request.Urn),
            Name = WireFields.NameOf(request.Urn),
            Properties = PropertyCodec.ToStruct(request.Properties, options),
            OldInputs = PropertyCodec.ToStruct(request.OldInputs, options),
            Timeout = WireFields.ToSeconds(request.Timeout),
        };
}
