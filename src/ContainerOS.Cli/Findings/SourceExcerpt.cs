using ContainerOS.Cli.Terminal;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Findings;

/// <summary>The line a finding is about, with what is meant underlined.</summary>
internal static class SourceExcerpt
{
    internal static IEnumerable<string> Draw(SourcePosition position, string line, Ink ink)
    {
        var number = position.Line.ToString();
        var gutter = new string(' ', number.Length);
        var start = Math.Clamp(position.Column - 1, 0, line.Length);
        yield return $"  {gutter} {ink.Dim("|")}";
        yield return $"  {ink.Dim($"{number} |")} {line}";
        yield return $"  {gutter} {ink.Dim("|")} {new string(' ', start)}{ink.Red(new string('^', Width(line, start)))}";
    }

    /// <summary>To the end of the value; a comment behind it is not part of it.</summary>
    private static int Width(string line, int start)
    {
        var comment = line.IndexOf(" #", start, StringComparison.Ordinal);
        var end = comment < 0 ? line.Length : comment;
        return Math.Max(1, line[start..end].TrimEnd().Length);
    }
}
