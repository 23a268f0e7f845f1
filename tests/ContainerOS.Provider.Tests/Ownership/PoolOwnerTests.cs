using ContainerOS.Provider.Ownership;

namespace ContainerOS.Provider.Tests.Ownership;

/// <summary>The decision whose pool it is, as a table: the tag that the state names against the tag that the pool carries.</summary>
public sealed class PoolOwnerTests
{
    private const string Generation = "0123abcd";
    private const string Later = "4567cdef";
    private static readonly ResourceUrn Urn = new("urn:pulumi:dev::p::containeros:index:NodePool::web");
    private static readonly ResourceUrn OtherUrn = new("urn:pulumi:dev::p::containeros:index:NodePool::db");
    private static readonly string Identity = StackIdentity.Draw();
    private static readonly string OtherIdentity = StackIdentity.Draw();
    private static readonly PoolOwner Owner = new(Urn, Identity, IsTagged: true);

    public static TheoryData<string, string, string> Decisions =>
        new()
        {
            // named by the state, carried by the pool, decision
            { "own", "own", "Owned" },
            { "own", "own later", "AdoptedLater" },
            { "own", "none", "Unmarked" },
            { "own", "other", "OfAnotherOwner" },
            { "own", "other of the same generation", "Owned" }, // the resource or its stack was renamed
            { "own claimed", "own claimed", "Owned" },
            { "own claimed", "other claimed", "OfAnotherOwner" }, // every claimed pool has the same generation
            { "other claimed", "other claimed", "Owned" }, // renamed since it was claimed
            { "other claimed", "own claimed", "Owned" },
            { "none", "none", "Owned" }, // a state of version 0.1
            { "none", "version 0.1", "Owned" },
            { "none", "by hand", "OfAnotherOwner" },
            { "none", "other", "OfAnotherOwner" },
            { "none", "own", "AdoptedLater" },
            { "none", "own claimed", "Owned" },
            { "nothing", "none", "Unmarked" },
            { "nothing", "version 0.1", "OfAnotherOwner" },
            { "nothing", "own", "AdoptedLater" },
        };

    [Theory]
    [MemberData(nameof(Decisions))]
    public void Ownership_IsDecidedByBothTags(string named, string carried, string decision) =>
        Assert.Equal(decision, Owner.GetOwnership(Tag(named), Tag(carried)).ToString());

    [Theory]
    [InlineData("own", false)]
    [InlineData("own claimed", false)]
    [InlineData("other", true)]
    [InlineData("other of the same generation", true)]
    [InlineData("none", false)]
    [InlineData("version 0.1", false)]
    public void Tag_OfAnotherNameOrStack_MustBeRenewed(string named, bool renews)
    {
        Assert.Equal(renews, Owner.MustRenew(Tag(named)));
        Assert.False((Owner with { IsTagged = false }).MustRenew(Tag(named)));
    }

    /// <summary>An engine that knows no identity cannot know that a stack is another one, only that a resource is.</summary>
    [Theory]
    [InlineData("other of the same generation", false)]
    [InlineData("other", true)]
    public void Tag_WithoutAnIdentity_IsRenewedForAnotherResourceOnly(string named, bool renews) =>
        Assert.Equal(renews, (Owner with { Identity = null }).MustRenew(Tag(named)));

    /// <summary>An update keeps the generation, so it does not change which state owns the pool.</summary>
    [Theory]
    [InlineData("own", "own", null)]
    [InlineData("own", "other of the same generation", Generation)]
    [InlineData("own", "none", Generation)]
    [InlineData("own", "other", Later)]
    [InlineData("none", "none", "00000000")]
    [InlineData("none", "version 0.1", "00000000")]
    public void Update_WritesTheTagOfTheSameGeneration(string named, string carried, string? generation)
    {
        var written = Owner.TagToWrite(Tag(named), Tag(carried));

        Assert.Equal(generation, written?.Generation);
        Assert.True(written is null || written.IsOf(Urn, Identity));
        Assert.Null((Owner with { IsTagged = false }).TagToWrite(Tag(named), Tag(carried)));
        Assert.Null((Owner with { Identity = null }).TagToWrite(Tag(named), Tag(carried)));
    }

    private static string? Tag(string which) =>
        which switch
        {
            "none" => null,
            "nothing" => PoolOwner.OwnsNothing,
            "by hand" => "team-a",
            "version 0.1" => $"p/dev/{Urn.Hash(12)}",
            "own" => OwnershipTag.For(Urn, Identity, Generation).Value,
            "own later" => OwnershipTag.For(Urn, Identity, Later).Value,
            "own claimed" => OwnershipTag.For(Urn, Identity, OwnershipTag.ClaimedGeneration).Value,
            "other" => OwnershipTag.For(OtherUrn, OtherIdentity, Later).Value,
            "other of the same generation" => OwnershipTag.For(Urn, OtherIdentity, Generation).Value,
            "other claimed" => OwnershipTag.For(OtherUrn, OtherIdentity, OwnershipTag.ClaimedGeneration).Value,
            _ => throw new ArgumentException(which),
        };
}
