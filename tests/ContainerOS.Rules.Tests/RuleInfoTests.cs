using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Tests.Fixtures;

namespace ContainerOS.Rules.Tests;

public sealed class RuleInfoTests
{
    public static TheoryData<string> Codes => [.. RuleCatalogue.All.Select(rule => rule.Info.Code)];

    [Fact]
    public void Catalogue_IsOrderedByCodesOfTheirOwn() =>
        Assert.Equal(
            RuleCatalogue.All.Select(rule => rule.Info.Code).Distinct().Order(StringComparer.Ordinal),
            RuleCatalogue.All.Select(rule => rule.Info.Code)
        );

    /// <summary>A rule that is written and not in the catalogue would never speak.</summary>
    [Fact]
    public void Catalogue_HoldsEveryRuleThatIsWritten_EachInAFileOfItsFamily()
    {
        var written = typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract).ToList();

        Assert.Equal(written.Select(type => type.FullName).Order(), RuleCatalogue.All.Select(rule => rule.GetType().FullName).Order());
        Assert.All(
            written,
            type =>
                Assert.True(
                    File.Exists(
                        Path.Combine(
                            Fixture.Repository(),
                            "src/ContainerOS.Rules",
                            type.Namespace!["ContainerOS.Rules.".Length..].Replace('.', '/'),
                            type.Name + ".cs"
                        )
                    ),
                    $"{type.Name} has no file of its own"
                )
        );
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Rule_SaysEverythingThatExplainNeeds(string code)
    {
        var info = RuleCatalogue.Find(code)!.Info;

        Assert.Matches("^COS[1-8][0-9]{3}$", info.Code);
        Assert.All([info.Title, info.Why, info.Fix, info.Source.Edition], Assert.NotEmpty);
        Assert.NotEmpty(info.Paths);
        Assert.Matches("^(https://|containeros:|ACK help: )", info.Source.Url);
        Assert.True(Enum.IsDefined(info.Severity) && Enum.IsDefined(info.Confidence));
        Assert.True(info.ConflictingSources.Count != 1, "a contest has two sides");
        Assert.All(info.ConflictingSources, claim => Assert.NotEmpty(claim.Statement));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Rule_ThatIsOnlyAWarning_MayBeSuppressed(string code)
    {
        var info = RuleCatalogue.Find(code)!.Info;

        Assert.True(info.IsSuppressible || info.Severity is Severity.Error);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Rule_ReadsAsASentencePart(string code)
    {
        var info = RuleCatalogue.Find(code)!.Info;

        Assert.All([info.Title, info.Why, info.Fix], text => Assert.DoesNotMatch(@"[.]$|\s$|^\s|  ", text));
    }

    [Fact]
    public void Find_TakesAnyCaseAndKnowsNoOther()
    {
        Assert.Equal("COS1003", RuleCatalogue.Find("cos1003")!.Info.Code);
        Assert.Null(RuleCatalogue.Find("COS9999"));
    }
}
