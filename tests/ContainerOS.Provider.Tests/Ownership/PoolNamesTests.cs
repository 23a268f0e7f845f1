using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Ownership;

namespace ContainerOS.Provider.Tests.Ownership;

/// <summary>The names that one run chooses, by the Checks that Pulumi's engine makes (step_generator.go of pulumi/pulumi).</summary>
public sealed class PoolNamesTests
{
    private const string Urn = "urn:pulumi:dev::shop::containeros:index:NodePool::web";
    private static readonly ResourceUrn Web = new(Urn);
    private readonly PoolNames names = new();

    [Fact]
    public void FirstCheck_NoName_IsTheSameInEveryRun() => Assert.Equal(PoolNames.For(Web), Choose(null));

    [Theory]
    [InlineData("my_pool.1", "my-pool-1")]
    [InlineData("-web", "pweb")]
    [InlineData("生产", "生产")]
    [InlineData("\u4E00\u9FFF", "\u4E00\u9FFF")]
    [InlineData("\u4DFF\uA000", "p-")]
    public void FirstCheck_NoName_HasOnlyLettersThatAPoolMayHave(string logical, string start) =>
        Assert.Matches(
            $"^{start}-[0-9a-z]{{7}}$",
            PoolNames.For(new ResourceUrn(Urn.Replace("::web", "::" + logical, StringComparison.Ordinal)))
        );

    [Fact]
    public void FindOther_SameNameInTheSameCluster_IsTheFirstResource_UntilANewRun()
    {
        var other = Urn.Replace("::web", "::other", StringComparison.Ordinal);

        Assert.Null(names.FindOther(Urn, "c1", "pool-a"));
        Assert.Null(names.FindOther(Urn, "c1", "pool-a"));
        Assert.Null(names.FindOther(other, "c2", "pool-a"));
        Assert.Null(names.FindOther(other, "c1", null));
        Assert.Null(names.FindOther(Urn, null, "pool-a"));
        Assert.Null(names.FindOther(other, null, "pool-a"));
        Assert.Equal(Urn, names.FindOther(other, "c1", "pool-a")?.Text);
        names.Clear();
        Assert.Null(names.FindOther(other, "c1", "pool-a"));
    }

    [Fact]
    public void CheckWithOlds_NoName_KeepsTheOldName_WhateverItIs() => Assert.Equal("a-name-of-an-import", Choose("a-name-of-an-import"));

    [Fact]
    public void CheckWithOlds_AfterARenameOfTheResource_KeepsTheOldName()
    {
        var renamed = new CheckRequest(
            Urn.Replace("::web", "::front", StringComparison.Ordinal),
            "t",
            "front",
            Olds("web-1"),
            PropertyMap.Empty
        );

        Assert.Equal("web-1", Text(names.Choose(renamed, PropertyMap.Empty)));
    }

    [Fact]
    public void Replacement_NoName_IsAnotherName_TheSameInARerun()
    {
        Choose("web-old");
        var first = Choose(null);
        names.Clear();
        Choose("web-old");
        var second = Choose(null);

        Assert.NotEqual("web-old", first);
        Assert.Equal(first, second);
        Assert.True(names.IsReplaced(Urn, "np1", "web-old"));
        Assert.False(names.IsReplaced(Urn, "np1", first));
        Assert.False(names.KeepsName(Urn, Olds("web-old"), Olds("web-old")));
    }

    [Fact]
    public void Replacement_OfAReplacement_IsAThirdName()
    {
        var second = PoolNames.ForReplacement(Web, PoolNames.For(Web));

        Choose(second);

        Assert.DoesNotContain(Choose(null), new[] { PoolNames.For(Web), second });
    }

    [Fact]
    public void Replacement_NameOfTheProgram_IsKept_SoTheOldPoolIsDeletedFirst()
    {
        Assert.Equal("web", Choose("web", given: "web"));

        Assert.True(names.KeepsName(Urn, Olds("web"), Olds("web")));
        Assert.Equal("web", Choose(null, given: "web"));
    }

    [Fact]
    public void Replacement_NameOfTheProgramChangesToo_IsCreatedFirst()
    {
        Choose("web", given: "front");

        Assert.False(names.KeepsName(Urn, Olds("web"), Olds("front")));
    }

    [Fact]
    public void CheckWithoutOlds_OnlyOne_IsNoReplacement()
    {
        Choose(null);

        Assert.False(names.IsReplaced(Urn, "np1", PoolNames.For(Web)));
    }

    [Fact]
    public void Replacement_WithADiff_IsKnownByItsId_SoAnotherPoolOfTheSameNameIsNotMeant()
    {
        Choose("web-old");
        names.RecordId(Urn, "c1:np1");
        Choose(null);

        Assert.True(names.IsReplaced(Urn, "np1", "web-old"));
        Assert.False(names.IsReplaced(Urn, "np2", "web-old"));
    }

    [Fact]
    public void NewRun_ForgetsTheChecksOfTheLastOne()
    {
        Choose("web-old");
        names.Clear();

        Assert.Equal(PoolNames.For(Web), Choose(null));
    }

    [Theory]
    [InlineData(AutonamingMode.Propose, "proposed-1", "proposed-1")]
    [InlineData(AutonamingMode.Enforce, "enforced-1", "enforced-1")]
    public void Autonaming_NewPool_UsesTheProposedName(AutonamingMode mode, string proposed, string expected) =>
        Assert.Equal(expected, Choose(null, naming: new Autonaming(mode, proposed)));

    [Theory]
    [InlineData(AutonamingMode.Propose)]
    [InlineData(AutonamingMode.Enforce)]
    public void Autonaming_RandomProposalInEachRun_KeepsTheOldName(AutonamingMode mode) =>
        Assert.Equal("web-1a2b", Choose("web-1a2b", naming: new Autonaming(mode, "web-9z8y")));

    [Fact]
    public void Autonaming_ProposalIsTooLong_IsCut() =>
        Assert.Equal(63, Choose(null, naming: new Autonaming(AutonamingMode.Propose, new string('a', 100)))!.Length);

    [Fact]
    public void Autonaming_ProposalForAReplacementIsTooLong_IsCut()
    {
        Choose("web");

        Assert.Equal(new string('a', 63), Choose(null, naming: new Autonaming(AutonamingMode.Propose, new string('a', 100))));
    }

    [Theory]
    [InlineData(AutonamingMode.Propose)]
    [InlineData(AutonamingMode.Enforce)]
    public void Autonaming_WithoutAProposal_IsAsWithoutAutonaming(AutonamingMode mode)
    {
        var nothing = new Autonaming(mode, string.Empty);

        Assert.Equal(PoolNames.For(Web), Choose(null, naming: nothing));
        Choose("web", naming: nothing);
        Assert.Equal(PoolNames.ForReplacement(Web, "web"), Choose(null, naming: nothing));
    }

    [Fact]
    public void Autonaming_Disabled_NeedsAName()
    {
        var disabled = new Autonaming(AutonamingMode.Disable, string.Empty);
        var request = new CheckRequest(Urn, "t", "web", PropertyMap.Empty, PropertyMap.Empty) { Autonaming = disabled };

        Assert.Null(names.Choose(request, PropertyMap.Empty));
        Choose("web", naming: disabled);
        Assert.True(names.KeepsName(Urn, Olds("web"), Olds("web")));
        Assert.Equal("web", Choose(null, naming: disabled));
    }

    [Fact]
    public void Autonaming_EnforcedNameWithoutRandomParts_IsTheOldName_SoTheOldPoolIsDeletedFirst()
    {
        var verbatim = new Autonaming(AutonamingMode.Enforce, "web");
        Choose("web", naming: verbatim);

        Assert.True(names.KeepsName(Urn, Olds("web"), Olds("web")));
        Assert.Equal("web", Choose(null, naming: verbatim));
    }

    [Fact]
    public void Autonaming_ProposedNameIsTheOldOne_TheReplacementGetsAnotherName()
    {
        var verbatim = new Autonaming(AutonamingMode.Propose, "web");
        Choose("web", naming: verbatim);

        Assert.False(names.KeepsName(Urn, Olds("web"), Olds("web")));
        Assert.NotEqual("web", Choose(null, naming: verbatim));
    }

    private static PropertyMap Olds(string name) => PropertyMap.Of(("name", name));

    private static string? Text(PropertyValue? value) => (value as PropertyString)?.Value;

    private string? Choose(string? old, string? given = null, Autonaming? naming = null)
    {
        var news = given is null ? PropertyMap.Empty : Olds(given);
        var request = new CheckRequest(Urn, "containeros:index:NodePool", "web", old is null ? PropertyMap.Empty : Olds(old), news)
        {
            Autonaming = naming,
        };
        return Text(names.Choose(request, news));
    }
}
