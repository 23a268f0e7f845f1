using ContainerOS.Cli.Terminal;

namespace ContainerOS.Cli.Fixing.Diffs;

/// <summary>Writes the difference of two texts in the format of <c>diff -u</c>, which <c>patch -p1</c> reads.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;

    /// <param name="file">The displayed path of the file.</param>
    /// <param name="old">The text before.</param>
    /// <param name="now">The text after.</param>
    /// <param name="style">The colours.</param>
    internal static string Write(string file, string old, string now, AnsiStyle style)
    {
        if (old == now)
        {
            return string.Empty;
        }

        var lines = LineDiff.Between(Split(old), Split(now));
        var name = file.Replace('\\', '/').TrimStart('/');
        return string.Concat([
            style.Bold($"--- a/{name}") + "\n",
            style.Bold($"+++ b/{name}") + "\n",
            .. Hunks(lines).Select(hunk => Write(hunk, style)),
        ]);
    }

    /// <summary>Changes with their context lines; changes whose contexts overlap are in one hunk.</summary>
    private static IEnumerable<IReadOnlyList<DiffLine>> Hunks(IReadOnlyList<DiffLine> lines)
    {
        int[] changes = [.. Enumerable.Range(0, lines.Count).Where(at => lines[at].Mark != ' ')];
        for (var at = 0; at < changes.Length; )
        {
            var first = at;
            while (at + 1 < changes.Length && changes[at + 1] - changes[at] <= (2 * Context) + 1)
            {
                at++;
            }

            var (start, end) = (Math.Max(0, changes[first] - Context), Math.Min(lines.Count, changes[at++] + Context + 1));
            yield return [.. lines.Skip(start).Take(end - start)];
        }
    }

    private static string Write(IReadOnlyList<DiffLine> hunk, AnsiStyle style)
    {
        var old = Range(hunk[0].Old, hunk.Count(line => line.Mark != '+'));
        var now = Range(hunk[0].New, hunk.Count(line => line.Mark != '-'));
        return string.Concat(hunk.Select(line => Write(line, style)).Prepend(style.Cyan($"@@ -{old} +{now} @@") + "\n"));
    }

    private static string Range(int start, int count) =>
        count == 0 ? $"{start},0"
        : count == 1 ? $"{start + 1}"
        : $"{start + 1},{count}";

    private static string Write(DiffLine line, AnsiStyle style)
    {
        var row = line.Mark + line.Text.TrimEnd('\n');
        var shown = line.Mark switch
        {
            '-' => style.Red(row),
            '+' => style.Green(row),
            _ => row,
        };
        return line.Text.EndsWith('\n') ? shown + "\n" : shown + "\n\\ No newline at end of file\n";
    }

    private static string[] Split(string text)
    {
        var lines = text.Split('\n');
        return [.. lines[..^1].Select(line => line + "\n"), .. lines[^1].Length > 0 ? [lines[^1]] : Array.Empty<string>()];
    }
}
