using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Validation;

namespace ContainerOS.Cli.Fixing;

/// <summary>What came of fixing one program.</summary>
/// <param name="Before">Its text before.</param>
/// <param name="After">Its text with every fix that is kept.</param>
/// <param name="Made">What was fixed, each stack's finding once.</param>
/// <param name="Left">What has a fix that was not made.</param>
/// <param name="First">What was found in the text before.</param>
/// <param name="Report">What is found in the text with the fixes.</param>
internal sealed record FixResult(
    ProgramText Before,
    ProgramText After,
    IReadOnlyList<Finding> Made,
    IReadOnlyList<FixLeft> Left,
    ValidationReport First,
    ValidationReport Report
)
{
    /// <summary>The same, when the file could not be written: nothing was done, and the command does not succeed.</summary>
    internal FixResult Unwritten => this with { After = Before, Made = [], Report = First with { IsReadable = false } };

    /// <summary>The exit code that stands for the program as it is in its file then: a dry run leaves it as it was.</summary>
    internal int Exit(bool isDry) => isDry ? First.ExitCode : Report.ExitCode;
}
