using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Terms;
using ContainerOS.Provider.Configuration;
using ContainerOS.Rules;
using ContainerOS.UserData;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>The notes of a check, one line each.</summary>
internal static class CheckMessages
{
    /// <summary>The suppressed rules that would have reported something, with the reason for the suppression.</summary>
    internal static IEnumerable<string> Suppressed(PoolReport report, Suppressions suppressed) =>
        suppressed.Reasons.Count == 0
            ? []
            : report
                .Diagnostics.Where(suppressed.Covers)
                .Select(finding => finding.Code)
                .Distinct()
                .Select(code => $"{code} is suppressed: {suppressed.Reasons[code]}");

    /// <summary>The size of the user data of each phase that has any, and its limit.</summary>
    internal static IEnumerable<string> UserDataSizes(UserDataBudget? budget) =>
        budget is null
            ? []
            : new[] { budget.BeforeJoin, budget.AfterJoin }
                .Where(phase => phase.Bytes > 0)
                .Select(phase => $"user data: {PoolTerms.BootstrapPhases.Of(phase.Phase)} takes {phase.Bytes} of {phase.Limit} bytes");

    /// <summary>The rules that could not be decided; rules with the same reason share a line.</summary>
    /// <param name="report">The report.</param>
    /// <param name="limit">How many codes a line lists at most.</param>
    internal static IEnumerable<string> Undecided(PoolReport report, int limit = int.MaxValue) =>
        report
            .Undecided.GroupBy(undecided => (undecided.Path, undecided.Span, undecided.Reason))
            .Select(group =>
            {
                string[] codes = [.. group.Select(undecided => undecided.Code).Distinct().Order(StringComparer.Ordinal)];
                var listed = string.Join(", ", codes.Take(limit)) + (codes.Length > limit ? $" and {codes.Length - limit} more" : "");
                return $"undecided at {group.Key.Path}: {DiagnosticText.Message(group.Key.Span, group.Key.Reason)} ({listed})";
            });
}
