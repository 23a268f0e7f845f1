namespace ContainerOS.Model.Diagnostics;

/// <summary>
/// A finding about a pool or a program. Command line, preview, SDK and documentation all use this value; only <see cref="DiagnosticText"/>
/// and the output formats of the command line turn it into text.
/// </summary>
/// <param name="Code">The rule's code, such as <c>COS1003</c>.</param>
/// <param name="Severity">The severity.</param>
/// <param name="Path">The path of the property, such as <c>instanceTypes[0]</c>; empty for the whole resource.</param>
/// <param name="Message">What is wrong, in one sentence, without the position. Never contains a secret.</param>
/// <param name="Why">Why it cannot work, in one or two sentences.</param>
/// <param name="Fix">What to write instead.</param>
/// <param name="Source">The page the rule is based on.</param>
/// <param name="Position">The position in the program's file, when it is known.</param>
public sealed record Diagnostic(
    string Code,
    Severity Severity,
    string Path,
    string Message,
    string Why,
    string Fix,
    RuleSource Source,
    SourcePosition? Position = null
)
{
    /// <summary>
    /// The place inside the property's value, such as a line of a script; null when the finding is about the whole value.
    /// </summary>
    public TextSpan? Span { get; init; }

    /// <summary>The edits that fix the program, applied all or none; empty when a person has to decide.</summary>
    public FixEdits Edits { get; init; } = FixEdits.None;
}

/// <summary>The severity of a diagnostic.</summary>
public enum Severity
{
    /// <summary>Information; nothing is wrong.</summary>
    Info,

    /// <summary>It works, but is probably not intended.</summary>
    Warning,

    /// <summary>It is rejected.</summary>
    Error,
}

/// <summary>A place inside a property's value that is a text, such as a script. Lines and columns start at 1.</summary>
/// <param name="Line">The line.</param>
/// <param name="Column">The column of the first character; 0 for the whole line.</param>
/// <param name="Length">The number of characters; 0 when it is not known.</param>
public readonly record struct TextSpan(int Line, int Column, int Length)
{
    /// <summary>A place that begins at a line and a column and has no known length.</summary>
    public TextSpan(int line, int column)
        : this(line, column, 0) { }

    /// <summary>A whole line.</summary>
    public static TextSpan OfLine(int line) => new(line, 0);
}

/// <summary>A position in a file. Lines and columns start at 1; 0 stands for the whole file.</summary>
/// <param name="File">The file name, as the user gave it.</param>
/// <param name="Line">The line.</param>
/// <param name="Column">The column.</param>
public sealed record SourcePosition(string File, int Line, int Column)
{
    /// <summary>The number of characters; 0 when it is not known.</summary>
    public int Length { get; init; }

    /// <summary><c>file:line:column</c>, the form that editors recognize.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}

/// <summary>The page that a rule is based on.</summary>
/// <param name="Url">The URL of the page, or the name of a reference.</param>
/// <param name="Edition">The edition of the page, such as <c>Feb 05 2026</c>.</param>
public sealed record RuleSource(string Url, string Edition)
{
    /// <summary>The URL followed by the edition in parentheses, as diagnostics print it.</summary>
    public override string ToString() => $"{Url} ({Edition})";
}
