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

/// <summary>How diagnostics are written for the engine that the provider serves.</summary>
/// <remarks>
/// The engine of this project reads the property path, the edits and notes about every pool. Pulumi's engine prints a check failure as
/// "property PATH value VALUE has a problem" and looks VALUE up among the top-level inputs: a nested property has no value then, and a
/// top-level one is printed whole. So for Pulumi the path is part of the text.
/// </remarks>
internal enum DiagnosticForm
{
    /// <summary>For an engine that prints the text as it is.</summary>
    Text,

    /// <summary>For the engine of this project, which sets the variable <see cref="DiagnosticForms.Variable"/>.</summary>
    Full,
}

/// <summary>Writes check failures and log messages in a form.</summary>
internal static class DiagnosticForms
{
    /// <summary>The environment variable that selects <see cref="DiagnosticForm.Full"/> with the value <c>full</c>.</summary>
    internal const string Variable = "CONTAINEROS_DIAGNOSTICS";

    /// <summary>The check failures in a form.</summary>
    internal static IReadOnlyList<CheckFailure> Write(this DiagnosticForm form, IReadOnlyList<CheckFailure> failures) =>
        form is DiagnosticForm.Full ? failures : [.. failures.Select(ToText)];

    /// <summary>A log message in a form.</summary>
    internal static LogMessage Write(this DiagnosticForm form, LogMessage message) =>
        form is DiagnosticForm.Text && message is DiagnosticLogMessage { Diagnostic: var diagnostic }
            ? new LogMessage(message.Severity, DiagnosticText.FormatForPeople(diagnostic), message.Urn)
            : message;

    private static CheckFailure ToText(CheckFailure failure) =>
        failure is DiagnosticCheckFailure { Diagnostic: var diagnostic }
            ? new CheckFailure(string.Empty, DiagnosticText.FormatForPeople(diagnostic))
            : failure;
}
