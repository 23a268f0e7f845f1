using ContainerOS.Cli.Commands;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Findings;

/// <summary>A finding about a program.</summary>
/// <param name="Code">The rule's code; null for a plain message of the engine or the plugin.</param>
/// <param name="Severity">The severity.</param>
/// <param name="Urn">The resource; null when it is not about one.</param>
/// <param name="Path">The property; empty for the whole resource.</param>
/// <param name="Message">What is wrong, without the span.</param>
/// <param name="Why">Why it cannot work; null for a finding without a rule.</param>
/// <param name="Fix">How to fix it; null when that is not known.</param>
/// <param name="Source">The source of the rule; null for a finding without a rule.</param>
/// <param name="Position">The position in the program; null when it is not known.</param>
internal sealed record Finding(
    string? Code,
    Severity Severity,
    string? Urn,
    string Path,
    string Message,
    string? Why,
    string? Fix,
    RuleSource? Source,
    SourcePosition? Position
)
{
    /// <summary>
    /// The place inside the property's value, such as a line of a script; null when the finding is about the whole value.
    /// </summary>
    internal TextSpan? Span { get; init; }

    /// <summary>The message with its span in front, as every output format writes it.</summary>
    internal string Text => DiagnosticText.Message(Span, Message);

    /// <summary>The mechanical fix; empty when there is none.</summary>
    internal FixEdits Edits { get; init; } = FixEdits.None;

    /// <summary>The validated program and stack; null when the finding is not from a validation.</summary>
    internal ProgramSelection? Program { get; init; }

    /// <summary>The stacks with this finding when a program has several; empty when it has one.</summary>
    internal IReadOnlyList<string> Stacks { get; init; } = [];

    /// <summary>A finding from a text as the wire carries it: one a rule wrote is taken apart, any other is the message.</summary>
    internal static Finding FromText(string text, Severity severity, string? urn, string? path, SourcePosition? position) =>
        DiagnosticText.Parse(text, path ?? string.Empty) is { } rule
            ? new Finding(rule.Code, rule.Severity, urn, rule.Path, rule.Message, rule.Why, rule.Fix, rule.Source, position)
            {
                Span = rule.Span,
                Edits = rule.Edits,
            }
            : new Finding(null, severity, urn, path ?? string.Empty, text, null, null, null, position);

    /// <summary>An error about the program, its settings or its state that is not from a rule.</summary>
    internal static Finding Plain(string message, string? fix = null) =>
        new(null, Severity.Error, null, string.Empty, message, null, fix, null, null);
}
