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
    /// <summary>The place inside the property's value, such as a line of a script; null when the finding is about the whole value.</summary>
    public TextSpan? Span { get; init; }

    /// <summary>The edits that fix the program, applied all or none; empty when a person has to decide.</summary>
    public FixEdits Edits { get; init; } = FixEdits.None;
}
