using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Fixing.Yaml;
using ContainerOS.Cli.Validation;
using ContainerOS.Model.Diagnostics;

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
