namespace ContainerOS.Engine.Programs;

/// <summary>Suggests a known name for a misspelled one.</summary>
internal static class NameSuggestion
{
    /// <summary><c> (did you mean 'x'?)</c>, or an empty string when no name is similar.</summary>
    public static string Hint(string written, IEnumerable<string> known) =>
        Find(written, known) is { } name ? $" (did you mean '{name}'?)" : string.Empty;

    public static string? Find(string written, IEnumerable<string> known) =>
        known
            .Select(name => (Name: name, Distance: Distance(written.ToLowerInvariant(), name.ToLowerInvariant())))
            .Where(candidate => candidate.Distance <= Math.Max(1, Math.Min(written.Length, candidate.Name.Length) / 3))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            row = NextRow(row, left[i - 1], right);
        }
        return row[^1];
    }

    private static int[] NextRow(int[] above, char letter, string right)
    {
        var row = new int[above.Length];
        row[0] = above[0] + 1;
        for (var j = 1; j < row.Length; j++)
        {
            row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + (letter == right[j - 1] ? 0 : 1));
        }
        return row;
    }
}
