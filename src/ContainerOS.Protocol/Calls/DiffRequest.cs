using System.Collections.Immutable;
using ContainerOS.Protocol.Codec;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Calls;

/// <summary>The request of Diff and DiffConfig.</summary>
/// <param name="Id">The id of the resource.</param>
/// <param name="Urn">Its URN.</param>
/// <param name="Olds">The state (outputs) of the last run.</param>
/// <param name="OldInputs">The inputs of the last run; empty when the engine does not send them.</param>
/// <param name="News">The checked new inputs; may contain unknown values in a preview.</param>
/// <param name="IgnoreChanges">The paths of properties whose changes are ignored.</param>
public sealed record DiffRequest(
    string Id,
    string Urn,
    PropertyMap Olds,
    PropertyMap OldInputs,
    PropertyMap News,
    IReadOnlyList<string> IgnoreChanges
);

/// <summary>The response of Diff and DiffConfig.</summary>
/// <param name="Changes">Whether anything changes.</param>
public sealed record DiffResult(DiffChanges Changes)
{
    /// <summary>The response when nothing changes.</summary>
    public static DiffResult None { get; } = new(DiffChanges.None);

    /// <summary>The top-level properties whose change requires a replacement; empty for an update in place.</summary>
    public IReadOnlyList<string> Replaces { get; init; } = [];

    /// <summary>The top-level properties that keep their value in an update.</summary>
    public IReadOnlyList<string> Stables { get; init; } = [];

    /// <summary>Whether a replacement deletes the old resource before it creates the new one.</summary>
    public bool DeleteBeforeReplace { get; init; }

    /// <summary>The top-level properties that change.</summary>
    public IReadOnlyList<string> Diffs { get; init; } = [];

    /// <summary>
    /// The differences by property path, or null when the provider does not list them; an empty map means no differences.
    /// </summary>
    public IReadOnlyDictionary<string, PropertyDiff>? DetailedDiff { get; init; }

    /// <summary>Creates a response from detailed differences; Changes, Diffs and Replaces are derived from them.</summary>
    public static DiffResult Of(IReadOnlyDictionary<string, PropertyDiff> detailed) =>
        new(detailed.Count == 0 ? DiffChanges.None : DiffChanges.Some)
        {
            DetailedDiff = detailed.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Diffs = Roots(detailed.Keys),
            Replaces = Roots(detailed.Where(entry => entry.Value.IsReplace).Select(entry => entry.Key)),
        };

    private static ImmutableArray<string> Roots(IEnumerable<string> paths) =>
        [.. paths.Select(path => PropertyPath.Parse(path).Root).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

/// <summary>Whether anything changes.</summary>
public enum DiffChanges
{
    /// <summary>The provider does not know; the engine compares the inputs itself.</summary>
    Unknown = 0,

    /// <summary>Nothing changes.</summary>
    None = 1,

    /// <summary>Something changes.</summary>
    Some = 2,
}

/// <summary>The difference of one property.</summary>
/// <param name="Kind">How the property changes.</param>
/// <param name="InputDiff">True when old and new inputs differ; false when the old state and the new inputs differ.</param>
public sealed record PropertyDiff(PropertyDiffKind Kind, bool InputDiff = false)
{
    /// <summary>Whether the change requires a replacement.</summary>
    public bool IsReplace => Kind is PropertyDiffKind.AddReplace or PropertyDiffKind.DeleteReplace or PropertyDiffKind.UpdateReplace;
}

/// <summary>How a property changes, and whether the change requires a replacement.</summary>
public enum PropertyDiffKind
{
    /// <summary>The property is added.</summary>
    Add = 0,

    /// <summary>The property is added, which requires a replacement.</summary>
    AddReplace = 1,

    /// <summary>The property is deleted.</summary>
    Delete = 2,

    /// <summary>The property is deleted, which requires a replacement.</summary>
    DeleteReplace = 3,

    /// <summary>The value of the property changes.</summary>
    Update = 4,

    /// <summary>The value of the property changes, which requires a replacement.</summary>
    UpdateReplace = 5,
}

/// <summary>Translates Diff and DiffConfig from and to the wire.</summary>
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
            Type = WireFields.TypeOf(request.Urn),
            Name = WireFields.NameOf(request.Urn),
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
            DetailedDiff = wire.HasDetailedDiff ? ReadDetailedDiff(wire) : null,
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

    private static ImmutableSortedDictionary<string, PropertyDiff> ReadDetailedDiff(Wire.DiffResponse wire) =>
        wire.DetailedDiff.ToImmutableSortedDictionary(
            entry => entry.Key,
            entry => new PropertyDiff((PropertyDiffKind)entry.Value.Kind, entry.Value.InputDiff),
            StringComparer.Ordinal
        );
}
