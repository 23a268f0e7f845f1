using System.Text.RegularExpressions;

namespace ContainerOS.Rules.Tests.Corpus;

/// <summary>Scripts as people write them, harmless and harmful; the first line of each says which finding is expected on which line.</summary>
public sealed partial class CorpusTests
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Corpus");

    public static TheoryData<string> Judged => [.. Names("harmless"), .. Names("harmful")];

    public static TheoryData<string> Unclear => [.. Names("unclear")];

    [Theory]
    [MemberData(nameof(Judged))]
    public void Script_HasTheExpectedFindingsAndNoOther(string name)
    {
        var text = File.ReadAllText(Path.Combine(Root, name));
        var expected = text[..text.IndexOf('\n', StringComparison.Ordinal)].Split(' ').Skip(2).Where(word => word.StartsWith("COS", StringComparison.Ordinal));

        Assert.Equal(expected.Order(StringComparer.Ordinal), Found(text));
    }

    [Theory]
    [MemberData(nameof(Unclear))]
    public void Script_ThatCanNotBeFollowed_IsUndecidedWithoutAFinding(string name)
    {
        var text = File.ReadAllText(Path.Combine(Root, name));

        Assert.Empty(Found(text));
        Assert.NotEmpty(PoolValidator.Validate(Pools.WithScript(text), Pools.Facts).Undecided);
    }

    [Fact]
    public void Corpus_IsLargeEnough() => Assert.True(Names("harmless").Count() + Names("harmful").Count() + Names("unclear").Count() >= 150);

    private static IEnumerable<string> Found(string script) =>
        PoolValidator.Validate(Pools.WithScript(script), Pools.Facts).Diagnostics
            .Select(found => $"{found.Code}:{Line().Match(found.Message).Groups[1].Value}")
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Names(string kind) =>
        Directory.GetFiles(Path.Combine(Root, kind)).Select(file => $"{kind}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal);

    [GeneratedRegex("^line ([0-9]+)")]
    private static partial Regex Line();
}
