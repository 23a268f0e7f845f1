using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Calls;

namespace ContainerOS.Provider.Schema;

/// <summary>Puts findings into the one form the wire has for them: a property and a text.</summary>
internal static class CheckFailures
{
    /// <summary>A failure an error; warnings and notes go to the log instead.</summary>
    internal static IReadOnlyList<CheckFailure> From(IEnumerable<Diagnostic> findings) =>
        [
            .. findings
                .Where(finding => finding.Severity is Severity.Error)
                .Select(finding => new CheckFailure(finding.Path, DiagnosticText.Format(finding))),
        ];
}
