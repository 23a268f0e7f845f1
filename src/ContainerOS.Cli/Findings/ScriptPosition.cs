using System.Globalization;
using System.Text.RegularExpressions;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Findings;

/// <summary>Where in the program's file a line of a script stands that is written as a literal block (<c>script: |</c>).</summary>
internal static partial class ScriptPosition
{
    /// <summary>The finding at the script's own line where its message names one and the file can tell; the finding as it is otherwise.</summary>
    internal static Finding Refine(Finding finding, SourceLines lines) =>
        finding is { Code: not null, Position: { } key }
        && Place().Match(finding.Message) is { Success: true } place
        && Header().IsMatch(lines.Find(key.File, key.Line) ?? string.Empty)
            ? finding with
            {
                Position = Find(key, Number(place.Groups[1], 1), Number(place.Groups[2], 1), lines),
            }
            : finding;

    private static SourcePosition Find(SourcePosition key, int line, int column, SourceLines lines) =>
        lines.Find(key.File, key.Line + line) is { Length: > 0 }
            ? new SourcePosition(key.File, key.Line + line, Indent(key, lines) + column)
            : key;

    /// <summary>A block is indented as its first line that is not empty.</summary>
    private static int Indent(SourcePosition key, SourceLines lines)
    {
        var number = key.Line + 1;
        while (lines.Find(key.File, number) is { } line && string.IsNullOrWhiteSpace(line))
        {
            number++;
        }

        return lines.Find(key.File, number)?.TakeWhile(letter => letter == ' ').Count() ?? 0;
    }

    private static int Number(Group digits, int otherwise) =>
        digits.Success ? int.Parse(digits.Value, CultureInfo.InvariantCulture) : otherwise;

    [GeneratedRegex("^line ([0-9]{1,6})(?:, column ([0-9]{1,6}))?\\b")]
    private static partial Regex Place();

    /// <summary>A key whose value is a literal block without an indentation of its own choice.</summary>
    [GeneratedRegex(":\\s*\\|[-+]?\\s*(#.*)?$")]
    private static partial Regex Header();
}
