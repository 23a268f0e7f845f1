namespace ContainerOS.Model.Diagnostics;

/// <summary>One finding, the same value on every surface: command line, preview, SDK and docs.</summary>
/// <param name="Code">The rule's code, such as <c>COS1003</c>.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Path">The property it is about, such as <c>instanceTypes[0]</c>; empty for the whole resource.</param>
/// <param name="Message">What is wrong, in one sentence. Never holds a secret.</param>
/// <param name="Why">Why it can not work, in a sentence or two.</param>
/// <param name="Fix">What to write instead.</param>
/// <param name="Source">Where the rule comes from.</param>
/// <param name="Position">Where it stands in the program, when known.</param>
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
    /// <summary>What to do to the program, where that is mechanical: done together or not at all. None where a person has to decide.</summary>
    public FixEdits Edits { get; init; } = FixEdits.None;
}
