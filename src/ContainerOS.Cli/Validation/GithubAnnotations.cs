using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Terminal;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Validation;

/// <summary>Writes findings as GitHub workflow commands, which GitHub shows at their lines.</summary>
internal static class GithubAnnotations
{
    internal static IEnumerable<string> Write(IEnumerable<Finding> findings) => findings.Select(Write);

    /// <summary>A line that is not a workflow command, whatever the text contains.</summary>
    internal static string Plain(string text) =>
        SafeText.Line(text) is var line && line.TrimStart().StartsWith("::", StringComparison.Ordinal) ? $"note: {line}" : line;

    private static string Write(Finding finding)
    {
        var place = finding.Position is { } at
            ? $"file={Property(DisplayPath.Of(at.File))},line={Math.Max(1, at.Line)},col={Math.Max(1, at.Column)},"
            : string.Empty;
        var text = string.Join(
            '\n',
            new[]
            {
                $"{finding.Path}: {finding.Text}".TrimStart(':', ' '),
                Tail("why", finding.Why),
                Tail("fix", finding.Fix),
            }.OfType<string>()
        );
        return $"::{Command(finding.Severity)} {place}title={Property(finding.Code ?? "containeros")}::{Data(text)}";
    }

    private static string Command(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "notice",
        };

    private static string? Tail(string label, string? text) => string.IsNullOrEmpty(text) ? null : $"{label}: {text}";

    private static string Data(string text) =>
        SafeText
            .Of(text)
            .Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
