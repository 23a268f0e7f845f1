using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Fixing;
using ContainerOS.Cli.Fixing.Diffs;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Validation;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules;
using ContainerOS.Rules.Tests.Fixtures;
using ContainerOS.Testing;

namespace ContainerOS.Cli.Tests.Fixing;

/// <summary>
/// Fixes every failing fixture of the rules with the real editor.
/// </summary>
public sealed class RuleFixTests
{
    private const int Least = 30;
    private const string Urn = "urn:pulumi:dev::x::containeros:index:NodePool::pool";

    private static string Approved => Path.Combine(RepositoryRoot.FullName, "tests/ContainerOS.Cli.Tests/Fixing/Fixed");

    [Fact]
    public Task Fix_OfEachRule_ResolvesItsFinding_WithTheApprovedDiff()
    {
        var failing = Fixture.ByCode("fail");
        return Assert.AllAsync(
            RuleCatalogue.All.Where(rule => rule.Info.IsFixable).Select(rule => rule.Info.Code),
            code => ResolvesWithTheApprovedDiffAsync(code, failing[code])
        );
    }

    private static async Task ResolvesWithTheApprovedDiffAsync(string code, IEnumerable<string> failing)
    {
        var results = await Task.WhenAll(failing.Select(id => FixAsync(id, text => text)));
        var diff = string.Concat(
            results.Select(result => UnifiedDiff.Write(result.Before.File, result.Before.Text, result.After.Text, AnsiStyle.None))
        );
        var file = Path.Combine(Approved, code + ".diff");
        if (Environment.GetEnvironmentVariable("CONTAINEROS_APPROVE") == "1")
        {
            await File.WriteAllTextAsync(file, diff, TestContext.Current.CancellationToken);
        }

        Assert.Contains(
            results,
            result => result.Applied.Any(made => made.Code == code) && result.FinalReport.Findings.All(found => found.Code != code)
        );
        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), diff);
    }

    [Fact]
    public async Task Fix_OfAllPrograms_FixesAtLeastThirtyRules()
    {
        var results = await Task.WhenAll(Fixture.All("fail").Select(id => FixAsync(id, text => text)));

        Assert.InRange(
            results.SelectMany(result => result.Applied).Select(made => made.Code).Distinct().Count(),
            Least,
            RuleCatalogue.All.Count
        );
    }

    [Fact]
    public Task Fix_ChangesNoOtherLine_AndCausesNoNewFinding() =>
        Assert.AllAsync(Fixture.All("fail"), ChangesNoOtherLineAndCausesNoNewFindingAsync);

    private static async Task ChangesNoOtherLineAndCausesNoNewFindingAsync(string id)
    {
        var (plain, noisy) = (await FixAsync(id, text => text), await FixAsync(id, Noisy));
        var changed = LineDiff.Between(Lines(noisy.Before.Text), Lines(noisy.After.Text));

        Assert.Equal(plain.Applied.Select(made => made.Edits), noisy.Applied.Select(made => made.Edits));
        Assert.All(
            Enumerable.Range(0, changed.Count).Where(at => changed[at].Mark == '-' && changed[at].Text.StartsWith('#')),
            at =>
                Assert.True(
                    changed[at - 1].Mark == '-' && changed[at + 1].Mark == '-',
                    "a comment goes only from within what is taken away"
                )
        );
        Assert.All(changed.Where(line => line.Mark == '+'), line => Assert.EndsWith("\r\n", line.Text, StringComparison.Ordinal));
        Assert.InRange(
            changed.Count(line => line.Mark == '+'),
            0,
            noisy.Applied.Sum(made => made.Edits.Sum(edit => 1 + edit.Path.Count(letter => letter == '.')))
        );
        Assert.All(
            noisy.FinalReport.Findings.CountBy(found => found.Code!),
            after => Assert.InRange(after.Value, 1, noisy.InitialReport.Findings.Count(found => found.Code == after.Key))
        );
    }

    [Fact]
    public Task Fix_FixedProgram_ChangesNothing() =>
        Assert.AllAsync(
            Fixture.All("fail"),
            async id =>
            {
                var once = await FixAsync(id, text => text);
                var twice = await FixAsync(id, _ => once.After.Text);

                Assert.Equal(once.After.Text, twice.After.Text);
                Assert.Empty(twice.Applied);
            }
        );

    /// <summary>Adds comments between the lines outside of block scalars and empty lines at the end; uses Windows line breaks.</summary>
    private static string Noisy(string text)
    {
        var head = text.StartsWith("# ", StringComparison.Ordinal)
            ? text[..(text.IndexOf('\n', StringComparison.Ordinal) + 1)]
            : string.Empty;
        var isBlock = text.Contains("|\n", StringComparison.Ordinal) || text.Contains('>', StringComparison.Ordinal);
        var lines = text[head.Length..].TrimEnd('\n').Split('\n').Select((line, at) => isBlock ? line : $"# comment {at}\n{line}");
        return (head + string.Join('\n', lines) + "\n\n# the end\n").ReplaceLineEndings("\r\n");
    }

    private static string[] Lines(string text) => [.. text.Split('\n')[..^1].Select(line => line + "\n")];

    private static Task<FixResult> FixAsync(string id, Func<string, string> write)
    {
        var fixture = Fixture.Read(id);
        var text = write(fixture.Text);
        ValidationReport Check(string program) =>
            new(
                1,
                [
                    .. PoolValidator
                        .Validate(FixtureProgram.Pool(FixtureProgram.Inputs(id, program)), fixture.Facts)
                        .Diagnostics.Where(found => found.Severity >= Severity.Warning)
                        .Select(found => Finding.FromText(DiagnosticText.FormatWithPath(found), found.Severity, Urn, null, null)),
                ],
                true
            );
        return new ProgramFixer((program, _) => Task.FromResult(Check(program)), Severity.Warning).RunAsync(
            new ProgramText(id + ".yaml", text, false),
            Check(text),
            TestContext.Current.CancellationToken
        );
    }
}
