using System.Text.RegularExpressions;
using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Fixing.Yaml;
using ContainerOS.Cli.Validation;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Paths;

namespace ContainerOS.Cli.Fixing;

/// <summary>
/// Fixes one program in memory, in rounds: fixes are made together, the new text is validated, and fixes that lead to new findings are taken back.
/// </summary>
/// <param name="validate">Validates a text in the place of the program's, over all its stacks.</param>
/// <param name="least">Less grave findings are left alone.</param>
internal sealed class ProgramFixer(Func<string, CancellationToken, Task<ValidationReport>> validate, Severity least)
{
    /// <summary>How often a program is validated at most; a handful is usual.</summary>
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
            if (FixVerifier.FindProblem(report, next, batch.Applied) is not { } harm)
            {
                (text, report) = (batch.Text, next);
                applied.AddRange(batch.Applied);
            }
            else
            {
                most = RollBack(batch.Applied, harm);
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

    /// <summary>Of several fixes half are tried next, until the one to blame stands alone.</summary>
    private int RollBack(List<Finding> taken, string harm)
    {
        if (taken is [var only])
        {
            rolledBack[FixKey.Of(only)] = harm;
            return int.MaxValue;
        }

        return taken.Count / 2;
    }

    private IEnumerable<Finding> Fixable(ValidationReport report) =>
        report.Findings.Where(finding => finding.Edits.Count > 0 && finding.Severity >= least).DistinctBy(FixKey.Of);

    private IEnumerable<Finding> Candidates(string text, ValidationReport report) =>
        Fixable(report).Where(finding => !rolledBack.ContainsKey(FixKey.Of(finding)) && FindObstacle(text, finding) is null);

    private SkippedFix Skip(string text, Finding finding) =>
        rolledBack.TryGetValue(FixKey.Of(finding), out var harm) ? new SkippedFix(finding, finding.Position?.Line, harm)
        : FindObstacle(text, finding) is { } obstacle
            ? new SkippedFix(finding, new TextLines(text).Number(obstacle.Offset), obstacle.Message)
        : new SkippedFix(finding, finding.Position?.Line, "there are more fixes than one run makes: run it again");

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

/// <summary>Fixes that are made together: of two that touch the same thing, the second waits for the next round.</summary>
internal sealed class FixBatch(string text)
{
    private readonly List<(FixAction Action, PropertyPath Path)> touched = [];

    /// <summary>The text with the fixes made.</summary>
    internal string Text { get; private set; } = text;

    /// <summary>What is fixed.</summary>
    internal List<Finding> Applied { get; } = [];

    /// <summary>Makes the fixes of the findings, from the bottom of lists up, so that no item moves before it is edited.</summary>
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

    /// <summary>A text with a finding's edits made, all of them.</summary>
    /// <exception cref="YamlEditException">One of them can not be made.</exception>
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
            return; // Another fix of this batch is in its way; what is in its way in the next round as well is told.
        }

        Applied.Add(finding);
        touched.AddRange(wanted);
    }

    /// <summary>Whether a path leads into what another edit touched, or the other way round, or behind an item that went.</summary>
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

/// <summary>What makes two findings the same to a fix: stacks of one program share its text.</summary>
internal sealed record FixKey(string? Code, string Resource, string Path, FixEdits Edits)
{
    internal static FixKey Of(Finding finding) => new(finding.Code, ResourcePath.NameOf(finding.Urn), finding.Path, finding.Edits);
}

/// <summary>Orders findings by what their edits touch: by resource, then by names and by the numbers of items.</summary>
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
