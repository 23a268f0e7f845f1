using ContainerOS.Cli.Terminal;

namespace ContainerOS.Cli.Views;

/// <summary>A text table. A cell may have several lines; the last column is not padded.</summary>
/// <param name="headers">The names of the columns.</param>
internal sealed class TextTable(params string[] headers)
{
    private readonly List<string[][]> rows =
    [
        [.. headers.Select(header => new[] { header })],
    ];

    /// <summary>Adds a row; each cell is a list of lines.</summary>
    internal void Add(params IReadOnlyList<string>[] cells) =>
        rows.Add([.. cells.Select(lines => lines.Count == 0 ? ["-"] : lines.Select(Visible).ToArray())]);

    /// <summary>The lines of the table without trailing spaces.</summary>
    internal IEnumerable<string> Lines()
    {
        var widths = headers.Select((_, column) => rows.Max(row => row[column].Max(line => line.Length))).ToArray();
        return rows.SelectMany(row => Enumerable.Range(0, row.Max(cell => cell.Length)).Select(line => Line(row, line, widths)));
    }

    /// <summary>The text with control characters written as escape codes, so that it cannot control the terminal.</summary>
    internal static string Visible(string text) =>
        string.Concat(
            text.EnumerateRunes().Select(rune => rune.Value == '\n' || SafeText.IsUnsafe(rune) ? $"\\x{rune.Value:x2}" : rune.ToString())
        );

    private static string Line(string[][] row, int line, int[] widths) =>
        string.Join("  ", row.Select((cell, column) => (line < cell.Length ? cell[line] : string.Empty).PadRight(widths[column])))
            .TrimEnd();
}
