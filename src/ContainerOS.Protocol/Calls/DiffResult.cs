using System.Collections.Immutable;

namespace ContainerOS.Protocol.Calls;

/// <summary>What would change.</summary>
/// <param name="Changes">Whether anything does.</param>
public sealed record DiffResult(DiffChanges Changes)
{
    /// <summary>Nothing changes.</summary>
    public static DiffResult None { get; } = new(DiffChanges.None);

    /// <summary>Top-level properties whose change needs a new resource; empty means an update in place.</summary>
    public IReadOnlyList<string> Replaces { get; init; } = [];

    /// <summary>Top-level properties that keep their value through an update.</summary>
    public IReadOnlyList<string> Stables { get; init; } = [];

    /// <summary>Whether the old resource has to be gone before the new one is made.</summary>
    public bool DeleteBeforeReplace { get; init; }

    /// <summary>Top-level properties that change.</summary>
    public IReadOnlyList<string> Diffs { get; init; } = [];

    /// <summary>Differences by property path, or null when the provider gives none (an empty map says: no differences).</summary>
    public IReadOnlyDictionary<string, PropertyDiff>? DetailedDiff { get; init; }

    /// <summary>The same, with the detailed differences given and Changes, Diffs and Replaces derived from them.</summary>
    public static DiffResult Of(IReadOnlyDictionary<string, PropertyDiff> detailed) =>
        new(detailed.Count == 0 ? DiffChanges.None : DiffChanges.Some)
        {
            DetailedDiff = detailed.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Diffs = Roots(detailed.Keys),
            Replaces = Roots(detailed.Where(entry => entry.Value.IsReplace).Select(entry => entry.Key)),
        };

    private static ImmutableArray<string> Roots(IEnumerable<string> paths) =>
        [.. paths.Select(path => Paths.PropertyPath.Parse(path).Root).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
