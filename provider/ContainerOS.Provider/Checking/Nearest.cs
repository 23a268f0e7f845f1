namespace ContainerOS.Provider.Checking;

/// <summary>Finds what a misspelt name was most likely meant to be.</summary>
internal static class Nearest
{
    /// <summary>The candidate at the smallest edit distance, if that is at most a third of the name's length (at least 1); else null.</summary>
    internal static string? To(string name, IEnumerable<string> candidates)
    {
        var best = candidates
            .Select(candidate => (candidate, distance: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .OrderBy(pair => pair.distance)
            .FirstOrDefault();
        return best.candidate is not null && best.distance <= Math.Max(1, name.Length / 3) ? best.candidate : null;
    }

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? diagonal : diagonal + 1;
                diagonal = row[j];
                row[j] = Math.Min(cost, Math.Min(row[j - 1], diagonal) + 1);
            }
        }

        return row[^1];
    }
}
