namespace ContainerOS.Rules;

/// <summary>A part of the pool that many rules go through: looked at once, and what is not known in it said to every rule that asks.</summary>
/// <param name="look">Finds the items; says what is not known.</param>
internal sealed class Survey<T>(Func<Verdicts, IEnumerable<T>> look)
{
    private T[]? items;
    private IReadOnlyList<UndecidedRule> open = [];

    /// <summary>The items that are known, for the rule that speaks.</summary>
    internal T[] For(Verdicts verdicts)
    {
        items ??= Look();
        foreach (var gap in open)
        {
            verdicts.Undecided(gap.Path, gap.Because);
        }

        return items;
    }

    private T[] Look()
    {
        var own = new Verdicts();
        T[] found = [.. look(own)];
        open = own.Open;
        return found;
    }
}
