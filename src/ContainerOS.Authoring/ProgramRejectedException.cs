using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Authoring;

/// <summary>What a program wrote is rejected by the rules. The message has all diagnostics.</summary>
public sealed class ProgramRejectedException : Exception
{
    /// <summary>Creates an exception with its diagnostics.</summary>
    /// <param name="subject">What was checked, such as <c>NodePool 'web'</c>; it starts the message.</param>
    /// <param name="diagnostics">The errors, at least one.</param>
    public ProgramRejectedException(string subject, IReadOnlyList<Diagnostic> diagnostics)
        : base(Format(subject, diagnostics)) => Diagnostics = diagnostics;

    /// <summary>The errors.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    private static string Format(string subject, IReadOnlyList<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        return string.Join('\n', [$"{subject} is rejected:", .. diagnostics.Select(Format)]);
    }

    /// <summary>The diagnostic as people read it, after the line of the program when it is known.</summary>
    private static string Format(Diagnostic diagnostic) =>
        diagnostic.Position is { } position
            ? $"{position.File}:{position.Line}: {DiagnosticText.FormatForPeople(diagnostic)}"
            : DiagnosticText.FormatForPeople(diagnostic);
}
