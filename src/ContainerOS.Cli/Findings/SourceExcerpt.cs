using ContainerOS.Cli.Terminal;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Findings;

/// <summary>Draws the line of a finding with the value underlined.</summary>
internal static class SourceExcerpt
{
    /// <summary>The maximum number of characters that are shown of a line, and how many of them come before the column.</summary>
    private const int MaxWidth = 140;
    private const int Before = 60;

    internal static IEnumerable<string> Draw(SourcePosition position, string line, AnsiStyle style)
    {
        var number = position.Line.ToString();
        var gutter = new string(' ', number.Length);
        (line, var start) = Window(line, Math.Clamp(position.Column - 1, 0, line.Length));
        yield return $"  {gutter} {style.Dim("|")}";
        yield return $"  {style.Dim($"{number} |")} {line}";
        var underline = style.Red(new string('^', Width(line, start, position.Length)));
        yield return $"  {gutter} {style.Dim("|")} {new string(' ', start)}{underline}";
    }

    /// <summary>The part of a long line around the column, and the column in that part.</summary>
    private static (string Line, int Start) Window(string line, int column)
    {
        if (line.Length <= MaxWidth)
        {
            return (line, column);
        }

        var first = Math.Max(0, Math.Min(column - Before, line.Length - MaxWidth));
        var part = line.Substring(first, Math.Min(MaxWidth, line.Length - first));
        return (
            $"{(first > 0 ? "…" : string.Empty)}{part}{(first + part.Length < line.Length ? "…" : string.Empty)}",
            column - first + (first > 0 ? 1 : 0)
        );
    }

    /// <summary>The known length, or the length to the end of the value without a trailing comment.</summary>
    private static int Width(string line, int start, int length)
    {
        if (length > 0)
        {
            return Math.Clamp(length, 1, Math.Max(1, line.Length - start));
        }

        var comment = line.IndexOf(" #", start, StringComparison.Ordinal);
        var end = comment < 0 ? line.Length : comment;
        return Math.Max(1, line[start..end].TrimEnd().Length);
    }
}
