namespace ContainerOS.Rules;

/// <summary>The result of scanning a part of the pool once for all rules. Unknown values make each rule that uses it undecided.</summary>
/// <param name="items">The items that are known.</param>
/// <param name="open">The values that are not known.</param>
internal sealed class CachedScan<T>(T[] items, IReadOnlyList<UndecidedCheck> open)
{
    private static readonly CachedScan<T> Empty = new([], []);

    /// <summary>Creates a result from the items found and the values not known.</summary>
    internal static CachedScan<T> Create(List<T>? found, RuleContext scan) =>
        found is null && scan.Undecided.Count == 0 ? Empty : new CachedScan<T>(found is null ? [] : [.. found], scan.Undecided);

    /// <summary>The known items; marks the current rule undecided for the unknown ones.</summary>
    internal T[] ItemsFor(RuleContext context)
    {
        for (var at = 0; at < open.Count; at++)
        {
            context.MarkUndecided(open[at].Path, open[at].Span, open[at].Reason);
        }

        return items;
    }
}
