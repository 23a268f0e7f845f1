using ContainerOS.Protocol.Values;
using ContainerOS.Provider.NodePools.Cloud;
using ContainerOS.Provider.NodePools.Lifecycle;
using ContainerOS.Provider.Ownership;
using ContainerOS.Provider.Shapes;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.Tests.NodePools.Lifecycle;

/// <summary>Which properties stay open after a call that failed, how the state keeps them, and what closes them.</summary>
public sealed class UnprovedPropertiesTests
{
    private static readonly PropertyMap Olds = PoolInputs.Valid;

    [Theory]
    // A name, or the steps to the smallest part that is sent by itself.
    [InlineData("desiredSize", "desiredSize")]
    [InlineData("kubelet.maxPods", "kubelet.maxPods")]
    [InlineData("labels.tier", "labels.tier")]
    [InlineData("tags.owner", "tags.owner")]
    [InlineData("sysctls.a", "sysctls")]
    [InlineData("containerd.ignoreImageDefinedVolume", "containerd")]
    [InlineData("dataDisk.sizeGiB", "dataDisk.sizeGiB")]
    // Only the provider knows them, so no call has to prove them.
    [InlineData("rollout.maxParallelism", "")]
    [InlineData("allowGpu", "")]
    [InlineData("deletionProtection", "")]
    public void Between_IsWhatAnUpdateSends(string changed, string open) => Assert.Equal(open, Paths(Between(Olds, Changed(changed))));

    /// <summary>The create has the rest, and the pool that it made is compared with the program.</summary>
    [Theory]
    [InlineData("desiredSize", "")]
    [InlineData("kubelet.maxPods", "")]
    [InlineData("labels.tier", "")]
    [InlineData("sysctls.a", "sysctls")]
    [InlineData("containerd.ignoreImageDefinedVolume", "containerd")]
    [InlineData("hugePages.enabled", "hugePages.enabled")]
    public void Between_OfANewPool_IsWhatItsCreateDoesNotHave(string changed, string open) =>
        Assert.Equal(open, Paths(Between(PropertyMap.Empty, Changed(changed))));

    [Fact]
    public void Between_KeepsWhatWasOpenBefore()
    {
        var state = Open("desiredSize").AddTo(PropertyMap.Empty);

        Assert.Equal("desiredSize kubelet.maxPods", Paths(UnprovedProperties.Between(state, Olds, Changed("kubelet.maxPods"))));
    }

    [Fact]
    public void MapThatIsAddedOrRemoved_IsOpenEntryByEntry()
    {
        var tags = PropertyMap.Of(("a", "1"), ("b", "2"));

        Assert.Equal("tags.a tags.b", Paths(Between(Olds, Olds.With("tags", tags))));
        Assert.Equal("tags.a tags.b", Paths(Between(Olds.With("tags", new PropertySecret(tags)), Olds)));
        Assert.Equal("labels.team", Paths(Between(Olds, Olds.Without("labels"))));
    }

    [Fact]
    public void ObjectThatIsNotKnownYet_IsOpenAsAWhole() =>
        Assert.Equal("dataDisk", Paths(Between(Olds, Olds.With("dataDisk", PropertyUnknown.Instance))));

    [Fact]
    public void State_KeepsNamesAndSteps_AndGivesThemBack()
    {
        var open = Between(Olds, Changed("kubelet.maxPods").With("desiredSize", 9));
        var state = open.AddTo(PropertyMap.Of(("name", "web")));

        Assert.Equal(PropertyArray.Of("desiredSize", PropertyArray.Of("kubelet", "maxPods")), state.Find(UnprovedProperties.StateKey));
        Assert.Equal("desiredSize kubelet.maxPods", Paths(UnprovedProperties.In(state)));
        Assert.Equal("desiredSize kubelet.maxPods", Paths(UnprovedProperties.In(Secret(state))));
    }

    [Fact]
    public void State_NothingOpen_HasNoKey()
    {
        var open = Open("desiredSize");
        var state = open.AddTo(PropertyMap.Empty);
        Assert.False(open.IsEmpty);

        open.SetProved();

        Assert.True(open.IsEmpty);
        Assert.Equal(PropertyMap.Of(("name", "web")), open.AddTo(state.With("name", "web")));
        Assert.True(UnprovedProperties.In(PropertyMap.Empty).IsEmpty);
    }

    /// <summary>Another version of the provider may have written it.</summary>
    [Fact]
    public void State_WithNamesThatAreNotKnown_IsReadWithoutThem()
    {
        var state = PropertyMap.Of(
            (
                UnprovedProperties.StateKey,
                PropertyArray.Of("desiredSize", "future", 1, PropertyArray.Empty, PropertyArray.Of(2), "allowGpu", "rollout")
            )
        );

        Assert.Equal("desiredSize", Paths(UnprovedProperties.In(state)));
        Assert.True(UnprovedProperties.In(PropertyMap.Of((UnprovedProperties.StateKey, "desiredSize"))).IsEmpty);
    }

    [Fact]
    public void Sent_ClosesOnlyWhatRepliesNeverHave()
    {
        var open = Between(
            Olds,
            Changed("sysctls.a").With("desiredSize", 9).With("containerd", PropertyMap.Of(("ignoreImageDefinedVolume", true)))
        );
        Assert.Equal("containerd desiredSize sysctls", Paths(open));

        open.SetSent();

        Assert.Equal("desiredSize", Paths(open));
        var whole = Open("dataDisk");
        whole.SetSent();
        Assert.Equal("dataDisk", Paths(whole));
    }

    [Fact]
    public void Changes_OfWhatIsOpen_AreUpdatesOrDeletions()
    {
        var changes = Open("desiredSize", "labels.team", "labels.gone", "sysctls", "runtimeVersion")
            .ToChanges(Olds)
            .Select(change => $"{change.Path} {change.Kind} {change.Effect}");

        // The cloud keeps a version that the program no longer sets, so nothing is open there.
        Assert.Equal(
            ["desiredSize Update InPlace", "labels.gone Delete InPlace", "labels.team Update InPlace", "sysctls Delete BatchRestart"],
            changes
        );
    }

    [Fact]
    public void HiddenChanges_AreThoseThatReadingThePoolDoesNotShow() =>
        Assert.Equal(
            ["labels.gone", "sysctls"],
            Open("desiredSize", "labels.team", "labels.gone", "sysctls")
                .ToHiddenChanges(Olds.With("sysctls", PropertyMap.Of(("a", "1"))))
                .Select(change => change.Path)
        );

    [Fact]
    public void Removed_IsWhatTheProgramNoLongerSetsAndACallClears() =>
        Assert.Equal(
            ["autoScaling", "labels.gone", "taints"],
            Open("desiredSize", "labels.team", "labels.gone", "taints", "runtimeVersion", "autoScaling")
                .Removed(Olds)
                .Select(InputPath.Write)
        );

    [Fact]
    public void PoolThatHasTheValue_ClosesIt_AndNoOther()
    {
        var news = Olds.With("desiredSize", 9.0).With("sysctls", PropertyMap.Of(("a", "1")));
        var open = Open("desiredSize", "labels.team", "labels.gone", "sysctls", "name");

        Assert.Equal("sysctls", Paths(open.Without(Live(news), news)));
        Assert.Equal("desiredSize sysctls", Paths(open.Without(Live(news.With("desiredSize", 3.0)), news)));
        var stillThere = PropertyMap.Of(("team", "web"), ("gone", "1"));
        Assert.Equal("labels.gone sysctls", Paths(open.Without(Live(news.With("labels", stillThere)), news)));
        Assert.Equal("labels.team sysctls", Paths(open.Without(Live(news.Without("labels")), news)));
    }

    private static UnprovedProperties Between(PropertyMap olds, PropertyMap news) =>
        UnprovedProperties.Between(PropertyMap.Empty, olds, news);

    private static UnprovedProperties Open(params string[] paths) =>
        UnprovedProperties.In(
            PropertyMap.Of(
                (
                    UnprovedProperties.StateKey,
                    PropertyArray.Of(
                        paths.Select(path => (PropertyValue)PropertyArray.Of(path.Split('.').Select(step => (PropertyValue)step)))
                    )
                )
            )
        );

    private static PropertyMap Changed(string path)
    {
        var steps = path.Split('.');
        PropertyValue value = path switch
        {
            "allowGpu" or "deletionProtection" or "containerd.ignoreImageDefinedVolume" => true,
            "labels.tier" or "tags.owner" or "sysctls.a" or "hugePages.enabled" => "1",
            _ => 64.0,
        };
        if (steps is [var name])
        {
            return Olds.With(name, value);
        }

        var inner = Olds.Find(steps[0]) as PropertyMap ?? PropertyMap.Empty;
        return Olds.With(steps[0], inner.With(steps[1], value));
    }

    private static PropertyMap Secret(PropertyMap state) =>
        state.With(UnprovedProperties.StateKey, new PropertySecret(state[UnprovedProperties.StateKey]));

    private static LiveNodePool Live(PropertyMap inputs) =>
        new(new PoolId("c1", "np1"), new NodePool(), [], inputs, PropertyMap.Empty, new NodePoolReadiness("active", 3, 3, 0, 0, 3));

    private static string Paths(UnprovedProperties open) =>
        string.Join(
            ' ',
            ((open.AddTo(PropertyMap.Empty).Find(UnprovedProperties.StateKey) as PropertyArray)?.Items ?? []).Select(item =>
                item is PropertyArray steps
                    ? string.Join('.', steps.Items.Select(step => ((PropertyString)step).Value))
                    : ((PropertyString)item).Value
            )
        );
}
