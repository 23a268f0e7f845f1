using System.Text.RegularExpressions;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Findings;

/// <summary>The position in the program's file of a line of a script that is written as a literal block (<c>script: |</c>).</summary>
internal static partial class ScriptPosition
{
    /// <summary>The finding at the script's own line when it has a span and the file shows it; otherwise the finding unchanged.</summary>
    internal static Finding Refine(Finding finding, SourceLines lines) =>
        finding is { Position: { } key, Span: { } span } && Header().IsMatch(lines.Find(key.File, key.Line) ?? string.Empty)
            ? finding with
            {
                Position = Find(key, span.Line, Math.Max(1, span.Column), lines),
            }
            : finding;

    private static SourcePosition Find(SourcePosition key, int line, int column, SourceLines lines) =>
        lines.Find(key.File, key.Line + line) is { Length: > 0 }
            ? new SourcePosition(key.File, key.Line + line, Indent(key, lines) + column)
            : key;

    /// <summary>The indentation of a block scalar, which is that of its first line that is not empty.</summary>
    private static int Indent(SourcePosition key, SourceLines lines)
    {
        var number = key.Line + 1;
        while (lines.Find(key.File, number) is { } line && string.IsNullOrWhiteSpace(line))
        {
            number++;
        }

        return lines.Find(key.File, number)?.TakeWhile(letter => letter == ' ').Count() ?? 0;
    }

    /// <summary>A key whose value is a literal block without an indentation indicator.</summary>
    [GeneratedRegex(":\\s*\\|[-+]?\\s*(#.*)?$")]
    private static partial Regex Header();
}
