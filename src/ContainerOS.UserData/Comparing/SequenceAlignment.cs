namespace ContainerOS.UserData.Comparing;

/// <summary>Aligns two sequences with the maximum total similarity, like a diff.</summary>
internal static class SequenceAlignment
{
    /// <summary>Returns pairs of indexes, in order; null where the other sequence has no counterpart.</summary>
    /// <param name="before">Items of the older list.</param>
    /// <param name="after">Items of the newer list.</param>
    /// <param name="likeness">The similarity of two items; 0 if they must not be paired.</param>
    internal static List<(int? Before, int? After)> Of<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, T, int> likeness)
    {
        var worth = Enumerable.Range(0, before.Count + 1).Select(_ => new int[after.Count + 1]).ToArray();
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
            {
                var paired = likeness(before[i], after[j]) is > 0 and var value ? value + worth[i + 1][j + 1] : 0;
                worth[i][j] = Math.Max(paired, Math.Max(worth[i + 1][j], worth[i][j + 1]));
            }
        }

        return Walk(worth, before, after, likeness);
    }

    private static List<(int? Before, int? After)> Walk<T>(
        int[][] worth,
        IReadOnlyList<T> before,
        IReadOnlyList<T> after,
        Func<T, T, int> likeness
    )
    {
        List<(int?, int?)> pairs = [];
        var (i, j) = (0, 0);
        while (i < before.Count || j < after.Count)
        {
            if (
                i < before.Count
                && j < after.Count
                && likeness(before[i], after[j]) is > 0 and var value
                && worth[i][j] == value + worth[i + 1][j + 1]
            )
            {
                pairs.Add((i++, j++));
            }
            else if (j == after.Count || (i < before.Count && worth[i][j] == worth[i + 1][j]))
            {
                pairs.Add((i++, null));
            }
            else
            {
                pairs.Add((null, j++));
            }
        }

        return pairs;
    }
}
