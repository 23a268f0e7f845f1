using System.Text.RegularExpressions;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Validation;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Fixing;

/// <summary>Tells whether fixes did what they are for, and nothing else.</summary>
internal static partial class FixVerifier
{
    /// <summary>Why fixes are not kept; null when they helped and no finding is new.</summary>
    internal static string? FindProblem(ValidationReport before, ValidationReport after, IReadOnlyList<Finding> taken)
    {
        if (!after.IsReadable)
        {
            return "the program could not be read any more";
        }

        var (was, now) = (Counts(before), Counts(after));
        if (
            after.Findings.FirstOrDefault(finding =>
                IsWarningOrError(finding) && now[Key(finding)] > was.GetValueOrDefault(Key(finding)) && !IsRevealed(finding, before, taken)
            ) is
            { } made
        )
        {
            return $"it would lead to {made.Code ?? "an error"} {made.Path}: {made.Text}".Replace(" : ", ": ", StringComparison.Ordinal);
        }

        return taken.Any(fixedOne => now.GetValueOrDefault(Key(fixedOne)) >= was.GetValueOrDefault(Key(fixedOne)))
            ? "it did not help"
            : null;
    }

    /// <summary>What could not be looked at before: a value that was of the wrong shape, or a resource that waited for one that failed.</summary>
    private static bool IsRevealed(Finding finding, ValidationReport before, IReadOnlyList<Finding> taken) =>
        taken.Any(other =>
            other.Urn == finding.Urn
            && other.Code?.StartsWith("COS0", StringComparison.Ordinal) is true
            && other.Edits.Any(edit => finding.Path.StartsWith(edit.Path, StringComparison.Ordinal))
        )
        || (
            finding.Urn is not null
            && taken.All(other => ResourcePath.NameOf(other.Urn) != ResourcePath.NameOf(finding.Urn))
            && before.Findings.All(other => other.Urn != finding.Urn)
        );

    private static Dictionary<(string?, string?, string), int> Counts(ValidationReport report) =>
        report.Findings.Where(IsWarningOrError).GroupBy(Key).ToDictionary(group => group.Key, group => group.Count());

    private static bool IsWarningOrError(Finding finding) => finding.Severity >= Severity.Warning;

    /// <summary>Items move up when one before them goes: their numbers do not count.</summary>
    private static (string?, string?, string) Key(Finding finding) => (finding.Code, finding.Urn, Number().Replace(finding.Path, "[]"));

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Number();
}
