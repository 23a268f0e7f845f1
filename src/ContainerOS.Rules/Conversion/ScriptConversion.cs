using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Conversion;

/// <summary>The result of a conversion.</summary>
/// <param name="Steps">Its steps, in order.</param>
/// <param name="Findings">What cannot work, or works differently, in the order of the lines.</param>
/// <param name="Notes">Notes about the script.</param>
/// <param name="Lines">What became of each line of the script, in order, without gaps: the ranges add up to the whole script.</param>
public sealed record ScriptConversion(
    IReadOnlyList<ConvertedStep> Steps,
    IReadOnlyList<ConversionFinding> Findings,
    IReadOnlyList<ScriptNote> Notes,
    IReadOnlyList<ConvertedLines> Lines
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

/// <summary>Consecutive lines of a script with the same outcome.</summary>
/// <param name="First">The first line, from 1.</param>
/// <param name="Last">The last line, included.</param>
/// <param name="Outcome">What became of them.</param>
/// <param name="Step">The number of the step that has them, from 1; null when they are in no step, or in several.</param>
/// <param name="Reason">Why they are in no step; empty for lines that are in one.</param>
public sealed record ConvertedLines(int First, int Last, LineOutcome Outcome, int? Step, string Reason)
{
    /// <summary>The number of lines.</summary>
    public int Count => Last - First + 1;
}

/// <summary>What becomes of a line of a script.</summary>
public enum LineOutcome
{
    /// <summary>A typed step has the effect of the line.</summary>
    Typed,

    /// <summary>A script step runs the line.</summary>
    Script,

    /// <summary>The line is in no step, because nothing is lost without it.</summary>
    LeftOut,

    /// <summary>The line is in no step, because it cannot work on ContainerOS.</summary>
    CannotWork,
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

    /// <summary>The first line of the statement as written; empty when it may contain a secret.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The part that is not in the steps because of it.</summary>
    public LeftOutPart LeftOut { get; init; }

    /// <summary>Whether the statement, or a part of it, is left out of the steps.</summary>
    public bool IsLeftOut => LeftOut is not LeftOutPart.Nothing;
}

/// <summary>The part of a statement that is left out of the steps.</summary>
public enum LeftOutPart
{
    /// <summary>The statement stays as it is.</summary>
    Nothing,

    /// <summary>The whole statement.</summary>
    Statement,

    /// <summary>One argument; the others stay.</summary>
    Argument,

    /// <summary>One command of a list such as <c>a || b</c>; the others stay.</summary>
    Command,

    /// <summary>Of <c>a &amp;&amp; b &amp;&amp; c</c>, a command and those behind it, which run only if it succeeds.</summary>
    RestOfList,
}
