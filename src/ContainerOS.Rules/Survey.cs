namespace ContainerOS.Rules;

/// <summary>A part of the pool that many rules go through: looked at once, and what is not known in it said to every rule that asks.</summary>
/// <param name="items">The items that are known.</param>
/// <param name="open">What is not known.</param>
internal sealed class Survey<T>(T[] items, IReadOnlyList<UndecidedRule> open)
{
    private static readonly Survey<T> Empty = new([], []);

    /// <summary>What a look at the pool found and could not tell.</summary>
    internal static Survey<T> Of(List<T>? found, Verdicts own) =>
        found is null && own.Open.Count == 0 ? Empty : new Survey<T>(found is null ? [] : [.. found], own.Open);

    /// <summary>The items that are known, for the rule that speaks.</summary>
    internal T[] For(Verdicts verdicts)
    {
        for (var at = 0; at < open.Count; at++)
        {
            verdicts.Undecided(open[at].Path, open[at].Because);
        }

        return items;
    }
}
