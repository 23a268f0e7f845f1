using System.Globalization;
using System.Text.RegularExpressions;

namespace ContainerOS.Model.Diagnostics;

/// <summary>
/// The text form of diagnostics, for people and for interfaces that carry only text, such as a check failure of the provider.
/// This is the only place that writes and reads it.
/// </summary>
public static partial class DiagnosticText
{
    private const string Why = "why: ";
    private const string Fix = "fix: ";
    private const string Source = "source: ";
    private const string At = "at: ";
    private const string Edit = "edit: ";

    /// <summary>
    /// <c>CODE: message</c> (<c>CODE warning:</c> or <c>CODE info:</c> when it is not an error), followed by one line each for why, fix,
    /// source and every edit. The message contains the span. The property path is not included, because a check failure carries it
    /// separately.
    /// </summary>
    public static string Format(Diagnostic diagnostic) =>
        string.Join(
            '\n',
            $"{diagnostic.Code}{Mark(diagnostic.Severity)}: {Line(Message(diagnostic))}",
            "  " + Why + Line(diagnostic.Why),
            "  " + Fix + Line(diagnostic.Fix),
            string.Join(
                "\n  ",
                [
                    $"  {Source}{Line(diagnostic.Source.Url)} ({Line(diagnostic.Source.Edition)})",
                    .. diagnostic.Edits.Select(edit => Edit + edit),
                ]
            )
        );

    /// <summary>The same text with the path as the second line, <c>at: path</c>, for interfaces that carry nothing but the text.</summary>
    public static string FormatWithPath(Diagnostic diagnostic) =>
        Format(diagnostic).Replace("\n  " + Why, $"\n  {At}{Line(diagnostic.Path)}\n  {Why}", StringComparison.Ordinal);

    /// <summary>The same text with the path and without edits, which only a program that applies them can use.</summary>
    public static string FormatForPeople(Diagnostic diagnostic) => FormatWithPath(diagnostic with { Edits = FixEdits.None });

    /// <summary>The message with its span in front, as people read it: <c>line 3, column 5: yum is called</c>.</summary>
    public static string Message(Diagnostic diagnostic) => Message(diagnostic.Span, diagnostic.Message);

    /// <summary>
    /// A message with a span in front: <c>line 3, column 5: message</c>, or <c>line 3 message</c> for a whole line. The length is not
    /// written.
    /// </summary>
    public static string Message(TextSpan? span, string message) =>
        span switch
        {
            null => message,
            { Column: 0, Line: var line } => string.Create(CultureInfo.InvariantCulture, $"line {line} {message}"),
            { } place => string.Create(CultureInfo.InvariantCulture, $"line {place.Line}, column {place.Column}: {message}"),
        };

    /// <summary>
    /// Reads a text back; null when <see cref="Format"/> did not write it. The result equals the written diagnostic, except for
    /// <see cref="Diagnostic.Position"/> and <see cref="TextSpan.Length"/>, which the text does not contain.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The property path that came with the text.</param>
    public static Diagnostic? Parse(string text, string path)
    {
        var lines = text.Split('\n');
        if (lines.Length > 4 && Tail(lines[1], At) is { } at)
        {
            (path, lines) = (at, [lines[0], .. lines[2..]]);
        }

        if (lines.Length < 4 || Head(lines[0]) is not { } head || ReadEdits(lines[4..]) is not { } edits)
        {
            return null;
        }

        var (code, severity, message) = head;
        var (span, bare) = ReadMessage(message);
        return Tail(lines[1], Why) is { } why && Tail(lines[2], Fix) is { } fix && Tail(lines[3], Source) is { } source
            ? new Diagnostic(code, severity, path, bare, why, fix, ReadSource(source)) { Span = span, Edits = edits }
            : null;
    }

    private static string Mark(Severity severity) =>
        severity is Severity.Error ? string.Empty : $" {severity.ToString().ToLowerInvariant()}";

    private static string Line(string text) => text.ReplaceLineEndings(" ");

    private static string? Tail(string line, string label) =>
        line.StartsWith("  " + label, StringComparison.Ordinal) ? line[(label.Length + 2)..] : null;

    private static (string Code, Severity Severity, string Message)? Head(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 0 || !line.StartsWith("COS", StringComparison.Ordinal))
        {
            return null;
        }

        var words = line[..colon].Split(' ');
        var severity = words is [_, var mark] && Enum.TryParse<Severity>(mark, ignoreCase: true, out var parsed) ? parsed : Severity.Error;
        return (words[0], severity, line[(colon + 2)..]);
    }

    private static (TextSpan? Span, string Message) ReadMessage(string text)
    {
        var place = SpanPrefix().Match(text);
        return place.Success ? (new TextSpan(Number(place.Groups[1]), Number(place.Groups[2])), text[place.Length..]) : (null, text);
    }

    private static int Number(Group digits) => digits.Success ? int.Parse(digits.Value, CultureInfo.InvariantCulture) : 0;

    private static FixEdits? ReadEdits(string[] lines)
    {
        FixEdit[] edits = [.. lines.Select(line => Tail(line, Edit) is { } text ? FixEditText.Parse(text) : null).OfType<FixEdit>()];
        return edits.Length == lines.Length ? FixEdits.Of(edits) : null;
    }

    private static RuleSource ReadSource(string text)
    {
        var open = text.IndexOf(" (", StringComparison.Ordinal);
        return open < 0 || text[^1] != ')' ? new RuleSource(text, string.Empty) : new RuleSource(text[..open], text[(open + 2)..^1]);
    }

    [GeneratedRegex("^line ([1-9][0-9]{0,8})(?:, column ([1-9][0-9]{0,8}):)? ")]
    private static partial Regex SpanPrefix();
}
