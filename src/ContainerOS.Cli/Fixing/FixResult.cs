using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Validation;

namespace ContainerOS.Cli.Fixing;

/// <summary>The result of fixing one program.</summary>
/// <param name="Before">The original text.</param>
/// <param name="After">The text with the applied fixes.</param>
/// <param name="Applied">The findings that were fixed; a finding of several stacks is listed once.</param>
/// <param name="Skipped">The findings whose fix was not applied.</param>
/// <param name="InitialReport">The findings of the original text.</param>
/// <param name="FinalReport">The findings of the fixed text.</param>
internal sealed record FixResult(
    ProgramText Before,
    ProgramText After,
    IReadOnlyList<Finding> Applied,
    IReadOnlyList<SkippedFix> Skipped,
    ValidationReport InitialReport,
    ValidationReport FinalReport
)
{
    /// <summary>The result when the file could not be written: no fix was applied, and the command fails.</summary>
    internal FixResult Unwritten => this with { After = Before, Applied = [], FinalReport = InitialReport with { IsReadable = false } };

    /// <summary>The exit code for the program in its file, which a dry run does not change.</summary>
    internal int GetExitCode(bool isDry) => isDry ? InitialReport.ExitCode : FinalReport.ExitCode;
}

/// <summary>A finding whose fix was not applied.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Line">The line that was not changed; null when it is not known.</param>
/// <param name="Reason">Why the fix was not applied.</param>
internal sealed record SkippedFix(Finding Finding, int? Line, string Reason);
