using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Terms;
using ContainerOS.Provider.Configuration;
using ContainerOS.Rules;
using ContainerOS.UserData;

namespace ContainerOS.Provider.NodePools.Lifecycle;

/// <summary>What a check has to say that refuses nothing, a quiet line each.</summary>
internal static class CheckMessages
{
    /// <summary>The rules that would have spoken, with the reason why they do not.</summary>
    internal static IEnumerable<string> Suppressed(PoolReport report, Suppressions suppressed) =>
        report
            .Diagnostics.Where(suppressed.Covers)
            .Select(finding => finding.Code)
            .Distinct()
            .Select(code => $"{code} is suppressed: {suppressed.Reasons[code]}");

    /// <summary>Bytes of user data that each phase takes of what it may take; nothing of a phase without any.</summary>
    internal static IEnumerable<string> UserDataSizes(UserDataBudget? budget) =>
        budget is null
            ? []
            : new[] { budget.BeforeJoin, budget.AfterJoin }
                .Where(phase => phase.Bytes > 0)
                .Select(phase => $"user data: {PoolTerms.BootstrapPhases.Of(phase.Phase)} takes {phase.Bytes} of {phase.Limit} bytes");

    /// <summary>What could not be decided; rules that wait for the same thing share a line.</summary>
    internal static IEnumerable<string> Undecided(PoolReport report) =>
        report
            .Undecided.GroupBy(undecided => (undecided.Path, undecided.Span, undecided.Reason))
            .Select(group =>
                $"undecided at {group.Key.Path}: {DiagnosticText.Message(group.Key.Span, group.Key.Reason)} ({string.Join(", ", group.Select(undecided => undecided.Code).Distinct().Order(StringComparer.Ordinal))})"
            );
}
