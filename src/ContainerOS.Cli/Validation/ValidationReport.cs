using ContainerOS.Cli.Findings;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Validation;

/// <summary>What validation found, over all programs.</summary>
/// <param name="Programs">How many programs, each stack counted.</param>
/// <param name="Findings">What was found.</param>
/// <param name="IsReadable">Whether every program could be read.</param>
internal sealed record ValidationReport(int Programs, IReadOnlyList<Finding> Findings, bool IsReadable)
{
    /// <summary>What was said that refuses nothing.</summary>
    internal IReadOnlyList<ValidationNote> Notes { get; init; } = [];

    /// <summary>Programs of other runtimes, each with its runtime.</summary>
    internal IReadOnlyList<string> SkippedPrograms { get; init; } = [];

    /// <summary>The least grave findings that are shown; none is left out of the totals.</summary>
    internal Severity MinimumSeverity { get; init; } = Severity.Info;

    /// <summary>The findings that are shown.</summary>
    internal IReadOnlyList<Finding> Shown => [.. Findings.Where(finding => finding.Severity >= MinimumSeverity)];

    /// <summary>2 when a program could not be read, 1 when a rule is violated, 0 otherwise.</summary>
    internal int ExitCode =>
        !IsReadable ? Runs.ExitCode.Usage
        : Count(Severity.Error) > 0 ? Runs.ExitCode.Failed
        : Runs.ExitCode.Done;

    /// <summary>The totals on a line.</summary>
    internal string Totals =>
        string.Join(
            ", ",
            new[]
            {
                $"{Quantity(Programs, "program")}: {Quantity(Count(Severity.Error), "error")}",
                Quantity(Count(Severity.Warning), "warning"),
            }.Concat(Count(Severity.Info) is > 0 and var notes ? [Quantity(notes, "note")] : [])
        );

    /// <summary>What is counted and not shown, and how it can be seen; null when all is shown.</summary>
    internal string? HiddenNotice =>
        Findings.Where(finding => finding.Severity < MinimumSeverity).ToList() is { Count: > 0 } hidden
            ? $"{Quantity(hidden.Count, "finding")} less grave {(hidden.Count == 1 ? "is" : "are")} not shown; --severity {hidden.Min(finding => finding.Severity).ToString().ToLowerInvariant()} shows {(hidden.Count == 1 ? "it" : "them")}"
            : null;

    /// <summary>The reports of several programs as one.</summary>
    internal static ValidationReport Combine(IEnumerable<ValidationReport> reports) =>
        reports.Aggregate(
            new ValidationReport(0, [], true),
            (all, one) =>
                new ValidationReport(all.Programs + one.Programs, [.. all.Findings, .. one.Findings], all.IsReadable && one.IsReadable)
                {
                    Notes = [.. all.Notes, .. one.Notes],
                }
        );

    private int Count(Severity severity) => Findings.Count(finding => finding.Severity == severity);

    /// <summary>A number with its noun.</summary>
    internal static string Quantity(int number, string noun) => $"{number} {noun}{(number == 1 ? string.Empty : "s")}";
}
