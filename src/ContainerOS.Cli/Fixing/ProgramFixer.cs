using System.Text.RegularExpressions;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Fixing.Yaml;
using ContainerOS.Cli.Validation;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Paths;

namespace ContainerOS.Cli.Fixing;

/// <summary>
/// Fixes one program in memory, in rounds: a batch of fixes is applied, the new text is validated, and a batch that causes new findings
/// is rolled back.
/// </summary>
/// <param name="validate">Validates a text in place of the program's, for all its stacks.</param>
/// <param name="minimumSeverity">Findings with a lower severity are not fixed.</param>
internal sealed class ProgramFixer(Func<string, CancellationToken, Task<ValidationReport>> validate, Severity minimumSeverity)
{
    /// <summary>The maximum number of validations of a program; a handful is usual.</summary>
    internal const int MaxRounds = 40;

    private readonly Dictionary<FixKey, string> rolledBack = [];
    private readonly List<Finding> applied = [];

    internal async Task<FixResult> RunAsync(ProgramText program, ValidationReport first, CancellationToken ct)
    {
        var (text, report, most) = (program.Text, first, int.MaxValue);
        for (var round = 0; round < MaxRounds && report.IsReadable; round++)
        {
            var batch = FixBatch.Create(text, Candidates(text, report), most);
            if (batch.Applied.Count == 0)
            {
                break;
            }

            var next = await validate(batch.Text, ct);
            if (FixVerifier.FindProblem(report, next, batch.Applied) is not { } problem)
            {
                (text, report) = (batch.Text, next);
                applied.AddRange(batch.Applied);
            }
            else
            {
                most = RollBack(batch.Applied, problem);
            }
        }

        return new FixResult(
            program,
            program with
            {
                Text = text,
            },
            applied,
            [.. Fixable(report).Select(finding => Skip(text, finding))],
            first,
            report
        );
    }

    /// <summary>Halves the next batch until the fix that causes the problem is alone in it.</summary>
    private int RollBack(List<Finding> batch, string problem)
    {
        if (batch is [var only])
        {
            rolledBack[FixKey.Of(only)] = problem;
            return int.MaxValue;
        }

        return batch.Count / 2;
    }

    private IEnumerable<Finding> Fixable(ValidationReport report) =>
        report.Findings.Where(finding => finding.Edits.Count > 0 && finding.Severity >= minimumSeverity).DistinctBy(FixKey.Of);

    private IEnumerable<Finding> Candidates(string text, ValidationReport report) =>
        Fixable(report).Where(finding => !rolledBack.ContainsKey(FixKey.Of(finding)) && FindObstacle(text, finding) is null);

    private SkippedFix Skip(string text, Finding finding) =>
        rolledBack.TryGetValue(FixKey.Of(finding), out var problem) ? new SkippedFix(finding, finding.Position?.Line, problem)
        : FindObstacle(text, finding) is { } obstacle
            ? new SkippedFix(finding, new TextLines(text).Number(obstacle.Offset), obstacle.Message)
        : new SkippedFix(finding, finding.Position?.Line, "one run does not apply this many fixes: run the command again");

    private static YamlEditException? FindObstacle(string text, Finding finding)
    {
        try
        {
            FixBatch.Apply(text, finding);
            return null;
        }
        catch (YamlEditException obstacle)
        {
            return obstacle;
        }
    }
}

/// <summary>Fixes that are applied together: of two that edit the same property, the second waits for the next round.</summary>
internal sealed class FixBatch(string text)
{
    private readonly List<(FixAction Action, PropertyPath Path)> touched = [];

    /// <summary>The text with the fixes applied.</summary>
    internal string Text { get; private set; } = text;

    /// <summary>The findings that are fixed.</summary>
    internal List<Finding> Applied { get; } = [];

    /// <summary>Applies the fixes of the findings, last list items first, so that an item does not move before it is edited.</summary>
    internal static FixBatch Create(string text, IEnumerable<Finding> findings, int most)
    {
        var batch = new FixBatch(text);
        foreach (var finding in findings.OrderByDescending(finding => finding, FindingPathComparer.Instance))
        {
            if (batch.Applied.Count < most)
            {
                batch.TryApply(finding);
            }
        }

        return batch;
    }

    /// <summary>Applies all edits of a finding to a text.</summary>
    /// <exception cref="YamlEditException">An edit cannot be applied.</exception>
    internal static string Apply(string text, Finding finding) =>
        finding.Edits.Aggregate(
            text,
            (edited, edit) => YamlEditor.Apply(edited, ResourcePath.Of(YamlNodeReader.Read(edited), finding.Urn, edit.Path), edit)
        );

    private void TryApply(Finding finding)
    {
        var root = PropertyPath.Whole.Child(ResourcePath.NameOf(finding.Urn));
        (FixAction Action, PropertyPath Path)[] wanted =
        [
            .. finding.Edits.Select(edit =>
                (edit.Action, new PropertyPath(root.Segments.AddRange(PropertyPath.Parse(edit.Path).Segments)))
            ),
        ];
        if (wanted.Any(edit => touched.Any(other => Conflicts(edit.Path, other))))
        {
            return;
        }

        try
        {
            Text = Apply(Text, finding);
        }
        catch (YamlEditException)
        {
            return; // Another fix of this batch conflicts with it. A conflict that remains in the next round is reported.
        }

        Applied.Add(finding);
        touched.AddRange(wanted);
    }

    /// <summary>Whether one path contains the other, or points after a list item that was removed.</summary>
    private static bool Conflicts(PropertyPath path, (FixAction Action, PropertyPath Path) other) =>
        path.Contains(other.Path)
        || other.Path.Contains(path)
        || (
            other.Action is FixAction.Remove
            && other.Path.Segments is [.. var list, { Name: null } gone]
            && path.Segments.Length > list.Length
            && path.Segments[..list.Length].SequenceEqual(list)
            && path.Segments[list.Length].Index > gone.Index
        );
}

/// <summary>Verifies that fixes removed their findings and caused no new ones.</summary>
internal static partial class FixVerifier
{
    /// <summary>Why fixes are rolled back; null when they removed their findings and caused no new ones.</summary>
    internal static string? FindProblem(ValidationReport before, ValidationReport after, IReadOnlyList<Finding> applied)
    {
        if (!after.IsReadable)
        {
            return "the program could not be read with it";
        }

        var (was, now) = (Counts(before), Counts(after));
        if (
            after.Findings.FirstOrDefault(finding =>
                IsWarningOrError(finding)
                && now[Key(finding)] > was.GetValueOrDefault(Key(finding))
                && !IsRevealed(finding, before, applied)
            ) is
            { } caused
        )
        {
            return $"it would cause {caused.Code ?? "an error"} {caused.Path}: {caused.Text}".Replace(
                " : ",
                ": ",
                StringComparison.Ordinal
            );
        }

        return applied.Any(finding => now.GetValueOrDefault(Key(finding)) >= was.GetValueOrDefault(Key(finding)))
            ? "it did not resolve the finding"
            : null;
    }

    /// <summary>
    /// Whether a finding could not be reported before: its value had the wrong type, or its resource depended on one that failed.
    /// </summary>
    private static bool IsRevealed(Finding finding, ValidationReport before, IReadOnlyList<Finding> applied) =>
        applied.Any(other =>
            other.Urn == finding.Urn
            && other.Code?.StartsWith("COS0", StringComparison.Ordinal) is true
            && other.Edits.Any(edit => finding.Path.StartsWith(edit.Path, StringComparison.Ordinal))
        )
        || (
            finding.Urn is not null
            && applied.All(other => ResourcePath.NameOf(other.Urn) != ResourcePath.NameOf(finding.Urn))
            && before.Findings.All(other => other.Urn != finding.Urn)
        );

    private static Dictionary<(string?, string?, string), int> Counts(ValidationReport report) =>
        report.Findings.Where(IsWarningOrError).GroupBy(Key).ToDictionary(group => group.Key, group => group.Count());

    private static bool IsWarningOrError(Finding finding) => finding.Severity >= Severity.Warning;

    /// <summary>The identity of a finding without list indexes, which change when an earlier item is removed.</summary>
    private static (string?, string?, string) Key(Finding finding) => (finding.Code, finding.Urn, Number().Replace(finding.Path, "[]"));

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Number();
}

/// <summary>Identifies a fix: stacks of one program share its text, and so their findings share a fix.</summary>
internal sealed record FixKey(string? Code, string Resource, string Path, FixEdits Edits)
{
    internal static FixKey Of(Finding finding) => new(finding.Code, ResourcePath.NameOf(finding.Urn), finding.Path, finding.Edits);
}

/// <summary>Orders findings by the path of their first edit: by resource, then by property names and list indexes.</summary>
internal sealed class FindingPathComparer : IComparer<Finding>
{
    internal static FindingPathComparer Instance { get; } = new();

    public int Compare(Finding? x, Finding? y)
    {
        var (left, right) = (Segments(x!), Segments(y!));
        return left.Zip(right, Compare).FirstOrDefault(order => order != 0, left.Count.CompareTo(right.Count));
    }

    private static List<PathSegment> Segments(Finding finding) =>
        [PathSegment.Of(ResourcePath.NameOf(finding.Urn)), .. PropertyPath.Parse(finding.Edits[0].Path).Segments];

    private static int Compare(PathSegment left, PathSegment right) =>
        string.CompareOrdinal(left.Name, right.Name) is not 0 and var order ? order : left.Index.CompareTo(right.Index);
}
