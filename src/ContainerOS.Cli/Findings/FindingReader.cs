using System.Text.RegularExpressions;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Findings;

/// <summary>Converts diagnostics of the engine to findings.</summary>
internal static partial class FindingReader
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
                .Select(WithoutForeignText)
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

    /// <summary>
    /// A message about the syntax of a file quotes it. When a link leads out of the directory of the program, the quotes are left out.
    /// </summary>
    private static Finding WithoutForeignText(Finding finding) =>
        finding is { Code: null, Position: { } position } && !SourceTree.Contains(position.File)
            ? finding with
            {
                Message =
                    "a link leads to this file, which is outside of the directory of the program, so its text is not shown: "
                    + Quoted().Replace(finding.Message, "'...'"),
            }
            : finding;

    /// <summary>The longest quote, because the quoted text can have quotation marks.</summary>
    [GeneratedRegex("'.*'", RegexOptions.Singleline)]
    private static partial Regex Quoted();

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
