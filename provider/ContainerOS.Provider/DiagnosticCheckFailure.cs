using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using Grpc.Core;
using DiagnosticSeverity = ContainerOS.Model.Diagnostics.Severity;

namespace ContainerOS.Provider;

/// <summary>A check failure with its diagnostic. The wire carries only the text; callers in the same process read the diagnostic.</summary>
/// <param name="Diagnostic">The diagnostic.</param>
public sealed record DiagnosticCheckFailure(Diagnostic Diagnostic) : CheckFailure(Diagnostic.Path, DiagnosticText.Format(Diagnostic));

/// <summary>A log message with its diagnostic. The wire carries only the text; callers in the same process read the diagnostic.</summary>
/// <param name="Diagnostic">The diagnostic.</param>
/// <param name="Urn">The URN of the resource it is about.</param>
public sealed record DiagnosticLogMessage(Diagnostic Diagnostic, string? Urn)
    : LogMessage(
        Diagnostic.Severity switch
        {
            DiagnosticSeverity.Error => LogSeverity.Error,
            DiagnosticSeverity.Warning => LogSeverity.Warning,
            _ => LogSeverity.Info,
        },
        DiagnosticText.FormatWithPath(Diagnostic),
        Urn
    );

/// <summary>A call that a rule rejects. The wire carries only the text; callers in the same process read the diagnostic.</summary>
/// <param name="diagnostic">The diagnostic.</param>
public sealed class DiagnosticFaultException(Diagnostic diagnostic)
    : RpcFaultException(StatusCode.FailedPrecondition, DiagnosticText.Format(diagnostic))
{
    /// <summary>The diagnostic.</summary>
    public Diagnostic Diagnostic { get; } = diagnostic;
}
