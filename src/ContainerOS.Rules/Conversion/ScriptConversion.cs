using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Conversion;

/// <summary>The result of a conversion.</summary>
/// <param name="Steps">Its steps, in order.</param>
/// <param name="Findings">What cannot work, or works differently, in the order of the lines.</param>
/// <param name="Notes">Notes about the script.</param>
public sealed record ScriptConversion(
    IReadOnlyList<ConvertedStep> Steps,
    IReadOnlyList<ConversionFinding> Findings,
    IReadOnlyList<ScriptNote> Notes
)
{
    /// <summary>Whether any finding is an error.</summary>
    public bool IsRefused => Findings.Any(finding => finding.Severity is Severity.Error);
}

/// <summary>A bootstrap step that replaces a part of a script.</summary>
/// <param name="Step">The step.</param>
/// <param name="Line">The line of the script where the part starts; lines start at 1.</param>
/// <param name="Comments">The comments above the part, without the comment signs.</param>
public sealed record ConvertedStep(BootstrapStep Step, int Line, IReadOnlyList<string> Comments)
{
    /// <summary>Whether it contains a secret in plain text, so that it must be marked as secret.</summary>
    public bool ContainsSecret { get; init; }
}

/// <summary>Something in a script that cannot work on ContainerOS, or works differently.</summary>
/// <param name="Line">The line of the script, starting at 1.</param>
/// <param name="Column">The column, starting at 1.</param>
/// <param name="Severity">An error cannot work; a warning may not work.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Why">The reason.</param>
/// <param name="Instead">What to do instead.</param>
public sealed record ConversionFinding(int Line, int Column, Severity Severity, string Message, string Why, string Instead)
{
    /// <summary>The code of the rule; null for a finding of the converter itself.</summary>
    public string? Code { get; init; }

    /// <summary>The line as written; empty when it may contain a secret.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Whether the statement is left out of the steps.</summary>
    public bool IsLeftOut { get; init; }
}
