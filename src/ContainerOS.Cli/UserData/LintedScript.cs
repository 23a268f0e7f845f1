using ContainerOS.Cli.Findings;

namespace ContainerOS.Cli.UserData;

/// <summary>What was found in a script.</summary>
/// <param name="File">Its file; <c>-</c> for standard input.</param>
/// <param name="Findings">What is wrong.</param>
/// <param name="Notes">What could not be followed.</param>
internal sealed record LintedScript(string File, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Notes);
