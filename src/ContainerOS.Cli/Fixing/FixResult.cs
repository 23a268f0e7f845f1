using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Validation;

namespace ContainerOS.Cli.Fixing;

/// <summary>What came of fixing one program.</summary>
/// <param name="Before">Its text before.</param>
/// <param name="After">Its text with every fix that is kept.</param>
/// <param name="Applied">What was fixed, each stack's finding once.</param>
/// <param name="Skipped">What has a fix that was not made.</param>
/// <param name="InitialReport">What was found in the text before.</param>
/// <param name="FinalReport">What is found in the text with the fixes.</param>
internal sealed record FixResult(
    ProgramText Before,
    ProgramText After,
    IReadOnlyList<Finding> Applied,
    IReadOnlyList<SkippedFix> Skipped,
    ValidationReport InitialReport,
    ValidationReport FinalReport
)
{
    /// <summary>The same, when the file could not be written: nothing was done, and the command does not succeed.</summary>
    internal FixResult Unwritten => this with { After = Before, Applied = [], FinalReport = InitialReport with { IsReadable = false } };

    /// <summary>The exit code that stands for the program as it is in its file then: a dry run leaves it as it was.</summary>
    internal int GetExitCode(bool isDry) => isDry ? InitialReport.ExitCode : FinalReport.ExitCode;
}

/// <summary>A finding that has a fix which was not made.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Line">The line that stays as it is; null when it is not known.</param>
/// <param name="Reason">Why it stays.</param>
internal sealed record SkippedFix(Finding Finding, int? Line, string Reason);
