namespace ContainerOS.Model.Diagnostics;

/// <summary>The one text form of a diagnostic, for wires that carry text only; it reads well and can be read back.</summary>
public static class DiagnosticText
{
    private const string Why = "why: ";
    private const string Fix = "fix: ";
    private const string Source = "source: ";
    private const string At = "at: ";
    private const string Edit = "edit: ";

    /// <summary>
    /// <c>CODE: message</c> (with <c>CODE warning:</c> or <c>CODE info:</c> when it is no error), then a line each for why, fix, source and every edit.
    /// Path and position are not part of the text: the wire carries them beside it.
    /// </summary>
    public static string Format(Diagnostic diagnostic) =>
        string.Join(
            '\n',
            $"{diagnostic.Code}{Mark(diagnostic.Severity)}: {Line(diagnostic.Message)}",
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

    /// <summary>The same with the path as a second line, <c>at: path</c>, for a wire that carries nothing beside the text.</summary>
    public static string FormatWithPath(Diagnostic diagnostic) =>
        Format(diagnostic).Replace("\n  " + Why, $"\n  {At}{Line(diagnostic.Path)}\n  {Why}", StringComparison.Ordinal);

    /// <summary>Reads a text back; null when it is not one that <see cref="Format"/> wrote.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The property the wire named beside the text.</param>
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
        return Tail(lines[1], Why) is { } why && Tail(lines[2], Fix) is { } fix && Tail(lines[3], Source) is { } source
            ? new Diagnostic(code, severity, path, message, why, fix, ReadSource(source)) { Edits = edits }
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
}
