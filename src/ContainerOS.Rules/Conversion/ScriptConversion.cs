using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Conversion;

/// <summary>What a script became.</summary>
/// <param name="Steps">Its steps, in order.</param>
/// <param name="Findings">What can not work, or not as it did, in the order of its lines.</param>
/// <param name="Notes">What is to be known of the whole.</param>
public sealed record ScriptConversion(
    IReadOnlyList<ConvertedStep> Steps,
    IReadOnlyList<ConversionFinding> Findings,
    IReadOnlyList<ScriptNote> Notes
)
{
    /// <summary>Whether something in it can not work.</summary>
    public bool IsRefused => Findings.Any(finding => finding.Severity is Severity.Error);
}

/// <summary>A bootstrap step that a part of a script became.</summary>
/// <param name="Step">The step.</param>
/// <param name="Line">The line of the script at which the part begins; from 1.</param>
/// <param name="Comments">The comments above the part, their signs taken off.</param>
public sealed record ConvertedStep(BootstrapStep Step, int Line, IReadOnlyList<string> Comments)
{
    /// <summary>Whether it holds a secret in clear, so that it has to be marked as one.</summary>
    public bool ContainsSecret { get; init; }
}

/// <summary>Something in a script that can not work on ContainerOS, or not as it did.</summary>
/// <param name="Line">The line of the script; from 1.</param>
/// <param name="Column">The column; from 1.</param>
/// <param name="Severity">An error can not work; a warning may.</param>
/// <param name="Message">What it is.</param>
/// <param name="Why">Why it is so.</param>
/// <param name="Instead">What to do instead.</param>
public sealed record ConversionFinding(int Line, int Column, Severity Severity, string Message, string Why, string Instead)
{
    /// <summary>The rule that says so; null for a finding of the conversion's own.</summary>
    public string? Code { get; init; }

    /// <summary>The line as written; empty where it may hold a secret.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Whether the statement is left out of the steps.</summary>
    public bool IsLeftOut { get; init; }
}
