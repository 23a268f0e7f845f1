using ContainerOS.Cli.Findings;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Validation;

/// <summary>The result of validating programs.</summary>
/// <param name="Programs">The number of programs; each stack counts.</param>
/// <param name="Findings">The findings of all programs.</param>
/// <param name="IsReadable">Whether every program could be read.</param>
internal sealed record ValidationReport(int Programs, IReadOnlyList<Finding> Findings, bool IsReadable)
{
    /// <summary>Messages that are not findings.</summary>
    internal IReadOnlyList<ValidationNote> Notes { get; init; } = [];

    /// <summary>The skipped programs of other runtimes, with their runtimes.</summary>
    internal IReadOnlyList<string> SkippedPrograms { get; init; } = [];

    /// <summary>The number of fixes that <c>--fix</c> would make; 0 where it was not counted.</summary>
    internal int Fixes { get; init; }

    /// <summary>The lowest severity that is shown; the totals count every finding.</summary>
    internal Severity MinimumSeverity { get; init; } = Severity.Info;

    /// <summary>The findings that are shown.</summary>
    internal IReadOnlyList<Finding> Shown => [.. Findings.Where(finding => finding.Severity >= MinimumSeverity)];

    /// <summary>
    /// 2 when a program could not be read, 4 when only a frozen lock file is violated, 1 when another rule is, 0 otherwise.
    /// </summary>
    internal int ExitCode =>
        !IsReadable ? Runs.ExitCode.Usage
        : Count(Severity.Error) > 0 ? Runs.ExitCode.OfErrors(Findings)
        : Runs.ExitCode.Done;

    /// <summary>The totals as one line.</summary>
    internal string Totals =>
        string.Join(
            ", ",
            new[]
            {
                $"{Quantity(Programs, "program")}: {Quantity(Count(Severity.Error), "error")}",
                Quantity(Count(Severity.Warning), "warning"),
            }.Concat(Count(Severity.Info) is > 0 and var notes ? [Quantity(notes, "note")] : [])
        );

    /// <summary>The number of findings that are not shown, with the option that shows them; null when all are shown.</summary>
    internal string? HiddenNotice
    {
        get
        {
            var hidden = Findings.Where(finding => finding.Severity < MinimumSeverity).ToList();
            if (hidden.Count == 0)
            {
                return null;
            }

            var option = $"--severity {hidden.Min(finding => finding.Severity).ToString().ToLowerInvariant()}";
            return hidden.Count == 1
                ? $"1 finding of lower severity is not shown; use {option} to show it"
                : $"{hidden.Count} findings of lower severity are not shown; use {option} to show them";
        }
    }

    /// <summary>Combines the reports of several programs.</summary>
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

    /// <summary>A number with its noun in singular or plural.</summary>
    internal static string Quantity(int number, string noun) => $"{number} {noun}{(number == 1 ? string.Empty : "s")}";
}
