using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Calls;

namespace ContainerOS.Provider.Shapes;

/// <summary>Creates check failures from diagnostics.</summary>
internal static class CheckFailures
{
    /// <summary>One failure for each error. Warnings and notes are logged instead.</summary>
    internal static IReadOnlyList<CheckFailure> From(IEnumerable<Diagnostic> findings) =>
        [.. findings.Where(finding => finding.Severity is Severity.Error).Select(finding => new DiagnosticCheckFailure(finding))];
}
