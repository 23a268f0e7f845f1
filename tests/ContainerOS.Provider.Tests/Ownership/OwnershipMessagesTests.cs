using ContainerOS.Provider.Ownership;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.Tests.Ownership;

/// <summary>Each message says what is wrong with which pool, who owns it as far as it is known, and what to do.</summary>
public sealed class OwnershipMessagesTests
{
    private const string Pool = "the node pool 'web' (np1)";
    private const string ThisOwner = "project shop, stack dev (identity 01234567)";
    private const string OtherOwner = "project other, stack prod (identity fedcba98)";
    private static readonly PoolId Id = new("c1", "np1");
    private static readonly PoolOwner Owner = new(
        new ResourceUrn("urn:pulumi:dev::shop::containeros:index:NodePool::front"),
        "0123456789abcdef",
        IsTagged: true
    );

    private static readonly string OtherTag = OwnershipTag
        .For(new ResourceUrn("urn:pulumi:prod::other::containeros:index:NodePool::web"), "fedcba9876543210", "0123abcd")
        .Value;

    [Fact]
    public void NameTaken_ByAPoolWithoutOwner_SaysHowToImportIt() =>
        Assert.Equal(
            "cluster c1 already has a node pool named 'web' (np1), and no resource owns it. Nothing was changed. To manage that pool here, "
                + "import it: pulumi import containeros:index:NodePool front c1:np1. Otherwise give this resource another name.",
            OwnershipMessages.NameTaken(Owner, Id, "web", null)
        );

    [Fact]
    public void NameTaken_ByAPoolOfAnother_NamesBothOwners() =>
        Assert.Equal(
            $"cluster c1 already has a node pool named 'web' (np1). It belongs to {OtherOwner}; this resource belongs to {ThisOwner}. "
                + "Nothing was changed. Give this resource another name. If the other owner no longer manages the pool, remove the tag "
                + "containeros.infra/owner from it and import it: pulumi import containeros:index:NodePool front c1:np1.",
            OwnershipMessages.NameTaken(Owner, Id, "web", OtherTag)
        );

    [Fact]
    public void NotAdopted_SaysWhy()
    {
        Assert.Equal(
            "this resource already has a node pool named 'web' (np1), with another os.version, which cannot be changed in place. Nothing "
                + "was changed. To replace the pool, set deleteBeforeReplace: true on the resource, or give it another name.",
            OwnershipMessages.CannotBeAdopted(Id, "web", "os.version")
        );
        Assert.Equal(
            $"{Pool} of this resource is still being deleted: run again when it is gone.",
            OwnershipMessages.IsBeingDeleted(Id, "web")
        );
        Assert.Equal(
            $"{Pool} also carries the tag of this resource; it is not used, because it has another os.version. If nothing needs it, delete "
                + "it in the ACK console.",
            OwnershipMessages.AlsoTagged(Id, "web", "os.version")
        );
    }

    [Fact]
    public void Adopted_SaysWhoMadeThePool() =>
        Assert.Equal($"adopted {Pool}: an earlier Create of this resource made it.", OwnershipMessages.Adopted(Id, "web"));

    [Theory]
    [InlineData("Owned", null)]
    [InlineData(
        "AdoptedLater",
        Pool
            + " is kept: a later Create of this resource adopted it. To replace a pool, set deleteBeforeReplace: true on the resource, or "
            + "give it another name. If nothing needs the pool, delete it in the ACK console."
    )]
    [InlineData(
        "Unmarked",
        Pool
            + " is kept: its tag containeros.infra/owner was removed outside of this program, so it may belong to another stack now. If "
            + "nothing needs it, delete it in the ACK console."
    )]
    [InlineData(
        "OfAnotherOwner",
        Pool
            + " is kept: it belongs to "
            + OtherOwner
            + ", and this resource belongs to "
            + ThisOwner
            + ". If nothing needs it, delete it there or in the ACK console."
    )]
    public void Kept_SaysWhyThePoolIsNotDeleted(string ownership, string? message) =>
        Assert.Equal(message, OwnershipMessages.Kept(Owner, Id, "web", Enum.Parse<PoolOwnership>(ownership), OtherTag));

    [Fact]
    public void NotUpdated_SaysHowToTakeItOverAndHowToLeaveIt() =>
        Assert.Equal(
            $"{Pool} belongs to {OtherOwner}, and this resource belongs to {ThisOwner}. Nothing was changed. "
                + "If the other owner no longer manages it, remove the tag containeros.infra/owner from the pool and run again. "
                + "Otherwise remove it from this stack: "
                + "pulumi state delete 'urn:pulumi:dev::shop::containeros:index:NodePool::front'.",
            OwnershipMessages.NotUpdated(Owner, Id, "web", OtherTag)
        );

    /// <summary>Only an owner with an identity takes a pool over by an import.</summary>
    [Theory]
    [InlineData(true, " and import it again.")]
    [InlineData(false, ".")]
    public void ReadOfAnotherOwner_SaysThatItIsOnlyRead(bool hasIdentity, string end) =>
        Assert.Equal(
            $"{Pool} belongs to {OtherOwner}. This stack can read it, but it will neither update nor delete it. To take it over, "
                + $"remove the tag containeros.infra/owner from the pool{end}",
            OwnershipMessages.ReadOfAnotherOwner(hasIdentity ? Owner : Owner with { Identity = null }, Id, Tagged("web", OtherTag))
        );

    [Theory]
    [InlineData("team-a", "the owner 'team-a', written by version 0.1 or by hand")]
    [InlineData("p/s/0123456789ab", "the owner 'p/s/0123456789ab', written by version 0.1 or by hand")]
    public void OwnerThatIsNotATag_IsQuoted(string tag, string described)
    {
        var message = OwnershipMessages.NotUpdated(Owner with { Identity = null }, Id, "web", tag);

        Assert.Contains(
            $"belongs to {described}, and this resource belongs to project shop, stack dev. Nothing",
            message,
            StringComparison.Ordinal
        );
    }

    private static NodePool Tagged(string name, string tag) =>
        new()
        {
            Info = new() { Name = name },
            ScalingGroup = new() { Tags = [new() { Key = "a", Value = "b" }, new() { Key = OwnershipTag.Key, Value = tag }] },
        };
}
