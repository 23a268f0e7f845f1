using System.Collections.Immutable;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Codec;

namespace ContainerOS.Protocol.Translation;

/// <summary>Diff and DiffConfig.</summary>
internal static class DiffTranslation
{
    public static DiffRequest FromWire(this Wire.DiffRequest wire) =>
        new(
            wire.Id,
            wire.Urn,
            PropertyCodec.FromStruct(wire.Olds),
            PropertyCodec.FromStruct(wire.OldInputs),
            PropertyCodec.FromStruct(wire.News),
            [.. wire.IgnoreChanges]
        );

    public static Wire.DiffRequest ToWire(this DiffRequest request, PropertyCodecOptions options) =>
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
        };

    public static DiffResult FromWire(this Wire.DiffResponse wire) =>
        new((DiffChanges)wire.Changes)
        {
            Replaces = [.. wire.Replaces],
            Stables = [.. wire.Stables],
            Diffs = [.. wire.Diffs],
            DeleteBeforeReplace = wire.DeleteBeforeReplace,
            DetailedDiff = wire.HasDetailedDiff ? Detailed(wire) : null,
        };

    public static Wire.DiffResponse ToWire(this DiffResult result)
    {
        var wire = new Wire.DiffResponse
        {
            Changes = (Wire.DiffResponse.Types.DiffChanges)result.Changes,
            Replaces = { result.Replaces },
            Stables = { result.Stables },
            Diffs = { result.Diffs },
            DeleteBeforeReplace = result.DeleteBeforeReplace,
            HasDetailedDiff = result.DetailedDiff is not null,
        };
        foreach (var (path, diff) in result.DetailedDiff ?? ImmutableDictionary<string, PropertyDiff>.Empty)
        {
            wire.DetailedDiff[path] = new Wire.PropertyDiff { Kind = (Wire.PropertyDiff.Types.Kind)diff.Kind, InputDiff = diff.InputDiff };
        }
        return wire;
    }

    private static ImmutableSortedDictionary<string, PropertyDiff> Detailed(Wire.DiffResponse wire) =>
        wire.DetailedDiff.ToImmutableSortedDictionary(
            entry => entry.Key,
            entry => new PropertyDiff((PropertyDiffKind)entry.Value.Kind, entry.Value.InputDiff),
            StringComparer.Ordinal
        );
}
