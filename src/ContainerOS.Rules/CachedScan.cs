namespace ContainerOS.Rules;

/// <summary>A part of the pool that many rules go through: looked at once, and what is not known in it said to every rule that asks.</summary>
/// <param name="items">The items that are known.</param>
/// <param name="open">What is not known.</param>
internal sealed class CachedScan<T>(T[] items, IReadOnlyList<UndecidedCheck> open)
{
    private static readonly CachedScan<T> Empty = new([], []);

    /// <summary>What a look at the pool found and could not tell.</summary>
    internal static CachedScan<T> Create(List<T>? found, RuleContext scan) =>
        found is null && scan.Undecided.Count == 0 ? Empty : new CachedScan<T>(found is null ? [] : [.. found], scan.Undecided);

    /// <summary>The items that are known, for the rule that speaks.</summary>
    internal T[] ItemsFor(RuleContext context)
    {
        for (var at = 0; at < open.Count; at++)
        {
            context.MarkUndecided(open[at].Path, open[at].Span, open[at].Reason);
        }

        return items;
    }
}
