using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Lifecycle;
using ContainerOS.Provider.Ownership;

namespace ContainerOS.Provider.Tests.NodePools;

/// <summary>The parts of a Diff, each by itself: what changes, how, and which of the two pools goes first.</summary>
public sealed class NodePoolDiffTests
{
    private const string Urn = "urn:pulumi:dev::p::containeros:index:NodePool::web";
    private static readonly PropertyMap State = PoolInputs
        .Valid.With("kubernetesVersion", "1.34.1-aliyun.1")
        .With("runtimeVersion", "2.1.3")
        .With("imageId", "lifsea_3")
        .With("cpuPolicy", "none");

    [Fact]
    public void NoChange_IsNone_AndIdsAreStable()
    {
        var diff = Diff(PoolInputs.Valid);

        Assert.Equal(DiffChanges.None, diff.Changes);
        Assert.Equal(["clusterId", "nodePoolId", "scalingGroupId"], diff.Stables);
    }

    [Fact]
    public void ChangedInput_IsAnInputDifference()
    {
        var diff = Diff(PoolInputs.Valid.With("desiredSize", 5.0));

        var (path, difference) = Assert.Single(diff.DetailedDiff!);
        Assert.Equal(("desiredSize", PropertyDiffKind.Update, true), (path, difference.Kind, difference.InputDiff));
    }

    /// <summary>The program now names what the cloud had chosen.</summary>
    [Theory]
    [InlineData("kubernetesVersion", "1.34.1-aliyun.1", false)]
    [InlineData("kubernetesVersion", "1.35.0-aliyun.1", true)]
    [InlineData("runtimeVersion", "2.1.3", false)]
    [InlineData("runtimeVersion", "2.2.0", true)]
    [InlineData("cpuPolicy", "none", false)]
    [InlineData("cpuPolicy", "static", true)]
    public void NamedValue_ThatThePoolHas_IsNoChange(string property, string value, bool changes) =>
        Assert.Equal(changes, Diff(PoolInputs.Valid.With(property, value)).Changes is DiffChanges.Some);

    [Theory]
    [InlineData("lifsea_3", false)]
    [InlineData("lifsea_4", true)]
    public void NamedImage_ThatThePoolHas_IsNoChange(string image, bool changes) =>
        Assert.Equal(
            changes,
            Diff(PoolInputs.Valid.With("os", PropertyMap.Of(("version", "3.6.1"), ("imageId", image)))).Changes is DiffChanges.Some
        );

    /// <summary>The pool was upgraded outside of the program, which follows now.</summary>
    [Theory]
    [InlineData("kubernetesVersion", "1.34.1-aliyun.1", false)]
    [InlineData("kubernetesVersion", "1.34.2-aliyun.1", true)]
    [InlineData("runtimeVersion", "2.1.3", false)]
    [InlineData("runtimeVersion", "2.1.4", true)]
    public void ChangedVersion_ThatThePoolHas_IsNoChange(string property, string value, bool changes) =>
        Assert.Equal(
            changes,
            Diff(PoolInputs.Valid.With(property, value), PoolInputs.Valid.With(property, "1.0")).Changes is DiffChanges.Some
        );

    /// <summary>What the pool has counts, and the documented default only where the pool does not say.</summary>
    [Theory]
    [InlineData(null, "priority", false)]
    [InlineData(null, "balance", true)]
    [InlineData("balance", "balance", false)]
    [InlineData("balance", "priority", true)]
    public void NamedDefault_IsNoChange_UnlessThePoolHasAnotherValue(string? has, string named, bool changes)
    {
        var state = has is null ? State : State.With("multiAzPolicy", has);
        var request = Request(PoolInputs.Valid.With("multiAzPolicy", named), PoolInputs.Valid, state);

        Assert.Equal(changes, NodePoolDiff.Changes(request).Count > 0);
    }

    [Fact]
    public void UnprovedProperty_IsAnInputDifference()
    {
        var state = State.With(UnprovedProperties.StateKey, PropertyArray.Of("desiredSize"));
        var request = Request(PoolInputs.Valid, PoolInputs.Valid, state);
        var diff = NodePoolDiff.Between(request, NodePoolDiff.Changes(request), new PoolNames(), owner: null);

        var (path, difference) = Assert.Single(diff.DetailedDiff!);
        Assert.Equal(("desiredSize", PropertyDiffKind.Update, true), (path, difference.Kind, difference.InputDiff));
    }

    /// <summary>A property that is left out on both sides of a version is a deletion, which is compared too.</summary>
    [Theory]
    [InlineData("kubernetesVersion", "1.34.1-aliyun.1")]
    [InlineData("runtimeVersion", "2.1.3")]
    public void LeftOutVersion_IsAChange_OnlyWhenTheProgramHadIt(string property, string value)
    {
        var had = Diff(PoolInputs.Valid, oldInputs: PoolInputs.Valid.With(property, value));
        var hadNot = Diff(PoolInputs.Valid);

        Assert.Equal(DiffChanges.None, hadNot.Changes);
        Assert.True(had.DetailedDiff is null || had.DetailedDiff.Keys.All(path => path == property));
    }

    /// <summary>Another cluster has room for a pool of the same name, so the new one is created first; whatever else changes.</summary>
    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, false)]
    [InlineData(true, true, false)]
    [InlineData(false, true, true)]
    public void Replacement_DeletesFirst_UnlessTheClusterChanges(bool changesCluster, bool changesSize, bool deletesFirst)
    {
        var news = PoolInputs.Valid.With("access", PropertyMap.Of(("keyPair", "ops")));
        news = changesCluster ? news.With("clusterId", "c-other") : news;
        news = changesSize ? news.With("desiredSize", 5.0) : news;

        Assert.Equal(deletesFirst, Diff(news).DeleteBeforeReplace);
    }

    [Fact]
    public void OldInputs_NotSent_AreTakenFromTheState_WithoutOutputs()
    {
        var old = NodePoolDiff.OldInputs(PropertyMap.Empty, State.With("nodePoolId", "np1"));

        Assert.Equal(
            PoolInputs.Valid.Keys.Append("kubernetesVersion").Append("runtimeVersion").Append("cpuPolicy").Order(),
            old.Keys.Order()
        );
    }

    [Fact]
    public void OldInputs_Sent_AreUsedAsTheyAre() => Assert.Same(PoolInputs.Valid, NodePoolDiff.OldInputs(PoolInputs.Valid, State));

    [Theory]
    [InlineData("0123abcd", true)]
    [InlineData("4567cdef", false)]
    public void Owner_ThatWasRenamed_RenewsTheTag(string identityStart, bool isSame)
    {
        var urn = new ResourceUrn(Urn);
        var identity = StackIdentity.Draw();
        var other = StackIdentity.Draw();
        var tag = OwnershipTag.For(urn, isSame ? identity : other, identityStart);
        var request = Request(PoolInputs.Valid, PoolInputs.Valid, State.With(PoolOwner.StateKey, tag.Value));

        var diff = NodePoolDiff.Between(
            request,
            NodePoolDiff.Changes(request),
            new PoolNames(),
            new PoolOwner(urn, identity, IsTagged: true)
        );

        Assert.Equal(!isSame, diff.DetailedDiff?.ContainsKey(PoolOwner.StateKey) == true);
    }

    private static DiffRequest Request(PropertyMap news, PropertyMap oldInputs, PropertyMap state) =>
        new("c-demo:np1", Urn, state, oldInputs, news, []);

    private static DiffResult Diff(PropertyMap news, PropertyMap? oldInputs = null)
    {
        var request = Request(news, oldInputs ?? PoolInputs.Valid, State);
        return NodePoolDiff.Between(request, NodePoolDiff.Changes(request), new PoolNames(), owner: null);
    }
}
