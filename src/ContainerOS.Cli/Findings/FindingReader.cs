using ContainerOS.Engine.Diagnostics;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Findings;

/// <summary>Converts diagnostics of the engine to findings.</summary>
internal static class FindingReader
{
    /// <summary>The findings, ordered by descending severity, then by position.</summary>
    /// <param name="diagnostics">The diagnostics of the engine.</param>
    /// <param name="lines">Reads the lines of the program; null to read them from its files.</param>
    internal static IReadOnlyList<Finding> Read(IEnumerable<EngineDiagnostic> diagnostics, SourceLines? lines = null)
    {
        lines ??= new SourceLines();
        return
        [
            .. diagnostics
                .Select(Read)
                .Select(finding => ScriptPosition.Refine(finding, lines))
                .OrderByDescending(finding => finding.Severity)
                .ThenBy(finding => finding.Position?.File, StringComparer.Ordinal)
                .ThenBy(finding => finding.Position?.Line),
        ];
    }

    private static Finding Read(EngineDiagnostic diagnostic) =>
        Finding.FromText(
            diagnostic.Message,
            ReadSeverity(diagnostic.Severity),
            diagnostic.Urn,
            diagnostic.PropertyPath,
            Position(diagnostic)
        );

    private static SourcePosition? Position(EngineDiagnostic diagnostic) =>
        diagnostic.File is { } file ? new SourcePosition(file, diagnostic.Line ?? 0, diagnostic.Column ?? 0) : null;

    private static Severity ReadSeverity(EngineSeverity severity) =>
        severity switch
        {
            EngineSeverity.Error => Severity.Error,
            EngineSeverity.Warning => Severity.Warning,
            _ => Severity.Info,
        };
}
