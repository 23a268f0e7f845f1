namespace ContainerOS.Cli.Views;

/// <summary>Rows of cells under each other. A cell may have several lines; the last column is as wide as it needs.</summary>
/// <param name="heads">The columns' names.</param>
internal sealed class TextTable(params string[] heads)
{
    private readonly List<string[][]> rows =
    [
        [.. heads.Select(head => new[] { head })],
    ];

    /// <summary>Adds a row; each cell is its lines.</summary>
    internal void Add(params IReadOnlyList<string>[] cells) =>
        rows.Add([.. cells.Select(lines => lines.Count == 0 ? ["-"] : lines.Select(Visible).ToArray())]);

    /// <summary>The table's lines, without blanks at their ends.</summary>
    internal IEnumerable<string> Lines()
    {
        var widths = heads.Select((_, column) => rows.Max(row => row[column].Max(line => line.Length))).ToArray();
        return rows.SelectMany(row => Enumerable.Range(0, row.Max(cell => cell.Length)).Select(line => Line(row, line, widths)));
    }

    /// <summary>What a terminal would take for a command to itself is shown as a code.</summary>
    internal static string Visible(string text) =>
        !text.Any(char.IsControl)
            ? text
            : string.Concat(text.Select(letter => char.IsControl(letter) ? $"\\x{(int)letter:x2}" : letter.ToString()));

    private static string Line(string[][] row, int line, int[] widths) =>
        string.Join("  ", row.Select((cell, column) => (line < cell.Length ? cell[line] : string.Empty).PadRight(widths[column])))
            .TrimEnd();
}
