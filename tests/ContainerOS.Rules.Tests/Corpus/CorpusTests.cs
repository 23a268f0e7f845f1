using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;

namespace ContainerOS.Rules.Tests.Corpus;

/// <summary>Realistic scripts, harmless and harmful. The first line of each states which finding is expected on which line.</summary>
public sealed class CorpusTests
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Corpus");

    private static IEnumerable<string> Scripts => [.. Names("harmless"), .. Names("harmful")];

    [Fact]
    public void Scripts_HaveTheExpectedFindingsAndNoOther() =>
        Assert.All(
            Scripts,
            name =>
            {
                var text = File.ReadAllText(Path.Combine(Root, name));
                var expected = Head(text).Split(' ').Skip(2).Where(word => word.StartsWith("COS", StringComparison.Ordinal));

                Assert.Equal(expected.Order(StringComparer.Ordinal), Found(text));
            }
        );

    [Fact]
    public void Scripts_ThatCanNotBeFollowed_AreUndecidedWithoutAFinding() =>
        Assert.All(
            Names("unclear"),
            name =>
            {
                var text = File.ReadAllText(Path.Combine(Root, name));

                Assert.Empty(Found(text));
                Assert.NotEmpty(Check(text).Undecided);
            }
        );

    [Fact]
    public void Corpus_IsLargeEnough() =>
        Assert.True(Names("harmless").Count() + Names("harmful").Count() + Names("unclear").Count() >= 150);

    [Fact]
    public void Findings_StandInTheLineTheyName() =>
        Assert.All(
            Scripts,
            name =>
            {
                var lines = File.ReadAllText(Path.Combine(Root, name)).Split('\n');

                Assert.All(
                    Check(string.Join('\n', lines))
                        .Diagnostics.Select(found => found.Span)
                        .OfType<TextSpan>()
                        .Where(span => span.Column > 0),
                    span => Assert.InRange(span.Column, 1, lines[span.Line - 1].Length)
                );
            }
        );

    private static PoolReport Check(string script) =>
        PoolValidator.Validate(
            Pools.WithStep(
                new BootstrapStep { Script = script },
                Head(script).EndsWith(" phase beforeJoin", StringComparison.Ordinal) ? BootstrapPhase.BeforeJoin : BootstrapPhase.AfterJoin
            ),
            Pools.Facts
        );

    /// <summary>The line with the expected findings: the first, or the second if the script starts with an interpreter line.</summary>
    private static string Head(string script) => script.Split('\n').First(line => line.StartsWith("# expect ", StringComparison.Ordinal));

    private static IEnumerable<string> Found(string script) =>
        Check(script).Diagnostics.Select(found => $"{found.Code}:{found.Span?.Line}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Names(string kind) =>
        Directory.GetFiles(Path.Combine(Root, kind)).Select(file => $"{kind}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal);
}
