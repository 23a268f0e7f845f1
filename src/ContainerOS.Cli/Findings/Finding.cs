using ContainerOS.Cli.Commands;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Findings;

/// <summary>One thing the run has to say about the program.</summary>
/// <param name="Code">The rule's code; null for a plain message of the engine or the plugin.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Urn">The resource it is about, when it is about one.</param>
/// <param name="Path">The property; empty for the whole resource.</param>
/// <param name="Message">What is wrong, without the span.</param>
/// <param name="Why">Why it can not work, when a rule says so.</param>
/// <param name="Fix">What to write instead, when a rule says so.</param>
/// <param name="Source">Where the rule comes from.</param>
/// <param name="Position">Where it stands in the program, when known.</param>
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
    /// <summary>The place inside the property's value, such as a line of a script; null when the finding is about the whole value.</summary>
    internal TextSpan? Span { get; init; }

    /// <summary>The message with its span in front, as every output format writes it.</summary>
    internal string Text => DiagnosticText.Message(Span, Message);

    /// <summary>What to do to the program, where that is mechanical.</summary>
    internal FixEdits Edits { get; init; } = FixEdits.None;

    /// <summary>The program and the stack it was found in; null where no program was validated.</summary>
    internal ProgramSelection? Program { get; init; }

    /// <summary>The stacks it holds for, where a program has several; empty where it has one.</summary>
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

    /// <summary>An error about the program, its settings or its state that no rule wrote.</summary>
    internal static Finding Plain(string message, string? fix = null) =>
        new(null, Severity.Error, null, string.Empty, message, null, fix, null, null);
}
