using ContainerOS.Emulator;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Tests.NodePools.Lifecycle;

public sealed class NodePoolUpdateTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static PropertyMap Inputs => EmulatedProvider.Inputs;

    [Theory]
    [InlineData(5)]
    [InlineData(1)]
    public async Task Update_OtherSize_ChangesOnlyTheSize(int size)
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var olds = EmulatedProvider.InputsWithScript("echo hello\n");
        var made = await cloud.CreateAsync(olds);
        var news = olds.With("desiredSize", size);

        var changed = await cloud.UpdateAsync(made, olds, news);

        Assert.Equal((double)size, ((PropertyMap)changed.Properties["nodeCounts"])["ready"]);
        Assert.Equal(news, (await cloud.ReadAsync(made, news)).Inputs);
        Assert.Single(await cloud.ActionsAsync(), action => action == "ModifyClusterNodePool");
    }

    [Fact]
    public async Task Update_LabelsRemovedFromTheProgram_RemovesThemFromThePool()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var made = await cloud.CreateAsync(Inputs);

        await cloud.UpdateAsync(made, Inputs, Inputs.Without("labels"));

        Assert.False((await cloud.ReadAsync(made, PropertyMap.Empty)).Inputs!.ContainsKey("labels"));
    }

    [Fact]
    public async Task Update_TagRemovedFromTheProgram_RemovesItFromThePool()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var tagged = Inputs.With("tags", PropertyMap.Of(("team", "web"), ("tier", "a")));
        var made = await cloud.CreateAsync(tagged);
        var news = Inputs.With("tags", PropertyMap.Of(("team", "web")));

        await cloud.UpdateAsync(made, tagged, news);

        Assert.Equal(news["tags"], (await cloud.ReadAsync(made, PropertyMap.Empty)).Inputs!["tags"]);
    }

    [Fact]
    public async Task Update_ToTheAutoscaler_RemovesTheFixedSize()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var made = await cloud.CreateAsync(Inputs);
        var news = Inputs.Without("desiredSize").With("autoScaling", PropertyMap.Of(("minSize", 1.0), ("maxSize", 5.0)));

        await cloud.UpdateAsync(made, Inputs, news);

        Assert.Equal(news, (await cloud.ReadAsync(made, news)).Inputs);
    }

    [Fact]
    public async Task Update_FromTheAutoscalerToASize_TurnsItOffInOneCallAndSendsTheSizeInASecond()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var olds = Inputs.Without("desiredSize").With("autoScaling", PropertyMap.Of(("minSize", 1.0), ("maxSize", 5.0)));
        var made = await cloud.CreateAsync(olds);
        var news = Inputs.With("desiredSize", 3.0);

        var changed = await cloud.UpdateAsync(made, olds, news);

        Assert.Equal(3.0, ((PropertyMap)changed.Properties["nodeCounts"])["ready"]);
        Assert.Equal(news, (await cloud.ReadAsync(made, news)).Inputs);
        Assert.Equal(2, (await cloud.ActionsAsync()).Count(action => action == "ModifyClusterNodePool"));
    }

    /// <summary>The emulator refuses every size of an autoscaled pool, also in the call that turns the autoscaler off.</summary>
    [Fact]
    public async Task Pool_AutoscalerOn_OtherBounds_ATag_Off_AnotherSize_EachStepIsDone()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var scaled = Inputs.Without("desiredSize").With("autoScaling", Bounds(1, 3));
        (PropertyMap Program, int Calls)[] steps =
        [
            (scaled, 1),
            (scaled.With("autoScaling", Bounds(2, 6)), 1),
            (scaled.With("autoScaling", Bounds(2, 6)).With("tags", PropertyMap.Of(("team", "web"))), 1),
            (Inputs.With("desiredSize", 4.0).With("tags", PropertyMap.Of(("team", "web"))), 2),
            (Inputs.With("desiredSize", 1.0).With("tags", PropertyMap.Of(("team", "web"))), 1),
        ];
        var made = await cloud.CreateAsync(Inputs);
        var (inputs, state) = (Inputs, made.Properties);
        foreach (var (program, calls) in steps)
        {
            var sent = (await cloud.Emulator.ChangesAsync()).Count;

            var updated = await cloud.Provider.UpdateAsync(
                new UpdateRequest(made.Id, EmulatedProvider.Urn, state, inputs, program, []),
                Ct
            );

            (inputs, state) = (program, updated.Properties);
            var after = await cloud.Provider.DiffAsync(new DiffRequest(made.Id, EmulatedProvider.Urn, state, inputs, program, []), Ct);
            Assert.Equal(DiffChanges.None, after.Changes);
            Assert.Equal(program, (await cloud.ReadAsync(made, program)).Inputs);
            Assert.Equal(calls, (await cloud.Emulator.ChangesAsync()).Count - sent);
        }

        var pool = await cloud.PoolAsync(made.Id);
        Assert.Equal((false, 1), (pool.AutoScaling!.Enable, pool.ScalingGroup!.DesiredSize));

        static PropertyMap Bounds(double least, double most) => PropertyMap.Of(("minSize", least), ("maxSize", most));
    }

    /// <summary>A level of an ESSD, and what only cloud_auto has, go with the category.</summary>
    [Theory]
    [InlineData("systemDisk", 40)]
    [InlineData("dataDisk", 120)]
    public async Task Update_ToAnotherDiskCategory_LeavesWhatBelongsToTheOldOne(string disk, double size)
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var essd = Inputs.With(disk, PropertyMap.Of(("category", "cloud_essd"), ("sizeGiB", size), ("performanceLevel", "PL1")));
        var auto = Inputs.With(disk, PropertyMap.Of(("category", "cloud_auto"), ("sizeGiB", size), ("provisionedIops", 100.0)));
        var made = await cloud.CreateAsync(essd);

        var there = await cloud.UpdateAsync(made, essd, auto);
        var back = await cloud.Provider.UpdateAsync(new UpdateRequest(made.Id, EmulatedProvider.Urn, there.Properties, auto, essd, []), Ct);

        Assert.Equal(auto[disk], there.Properties[disk]);
        var read = await cloud.Provider.ReadAsync(new ReadRequest(made.Id, EmulatedProvider.Urn, back.Properties, essd), Ct);
        Assert.Equal(essd, read.Inputs);
    }

    [Fact]
    public async Task Update_OfAnAutoscaledPool_NeverSendsASize()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var olds = Inputs.Without("desiredSize").With("autoScaling", PropertyMap.Of(("minSize", 1.0), ("maxSize", 5.0)));
        var made = await cloud.CreateAsync(olds);
        var news = olds.With("tags", PropertyMap.Of(("team", "web")))
            .With("autoScaling", PropertyMap.Of(("minSize", 2.0), ("maxSize", 6.0)));

        await cloud.UpdateAsync(made, olds, news);

        Assert.Equal(news, (await cloud.ReadAsync(made, news)).Inputs);
    }

    [Fact]
    public async Task Create_WithoutManagement_IsNotAManagedPool()
    {
        await using var cloud = await EmulatedProvider.StartAsync();

        var made = await cloud.CreateAsync(Inputs);

        var management = (await cloud.PoolAsync(made.Id)).Management!;
        Assert.Equal(
            [false, false, false, false],
            new[] { management.Enable, management.AutoRepair, management.AutoUpgrade, management.AutoVulFix }
        );
    }

    [Fact]
    public async Task Create_WithOneSwitchOfManagement_TurnsTheOthersOff()
    {
        await using var cloud = await EmulatedProvider.StartAsync();

        var made = await cloud.CreateAsync(Inputs.With("management", PropertyMap.Of(("autoRepair", true))));

        var management = (await cloud.PoolAsync(made.Id)).Management!;
        Assert.Equal(
            [true, true, false, false],
            new[] { management.Enable, management.AutoRepair, management.AutoUpgrade, management.AutoVulFix }
        );
    }

    [Fact]
    public async Task Diff_OtherClusterOrBillingKind_DeletesFirstOnlyInTheSameCluster()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var elsewhere = await DiffAsync(cloud, Inputs.With("clusterId", "c-other"));
        var inside = await DiffAsync(cloud, Inputs.With("spot", PropertyMap.Of(("strategy", "asPriceGo"))));

        Assert.Equal(["clusterId"], elsewhere.Replaces);
        Assert.False(elsewhere.DeleteBeforeReplace);
        Assert.Equal(["spot"], inside.Replaces);
        Assert.True(inside.DeleteBeforeReplace);
    }

    [Fact]
    public async Task Update_AnotherSecurityGroup_ChangesItInPlace_AndAnotherOrderIsNotAChange()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var made = await cloud.CreateAsync(Inputs);
        var news = Inputs.With("securityGroupIds", PropertyArray.Of(DemoAccount.SecurityGroupId));

        Assert.Empty((await DiffAsync(cloud, news.With("securityGroupIds", PropertyArray.Of("a", "b")))).Replaces);
        var named = await cloud.Provider.DiffAsync(
            new DiffRequest(made.Id, EmulatedProvider.Urn, made.Properties, Inputs, news, []),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(DiffChanges.None, named.Changes);

        var (olds, other) = (
            Inputs.With("securityGroupIds", PropertyArray.Of("sg-a", "sg-b")),
            Inputs.With("securityGroupIds", PropertyArray.Of("sg-b", "sg-a"))
        );
        var reordered = await cloud.Provider.DiffAsync(
            new DiffRequest(made.Id, EmulatedProvider.Urn, olds, olds, other, []),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(DiffChanges.None, reordered.Changes);
    }

    private static Task<DiffResult> DiffAsync(EmulatedProvider cloud, PropertyMap news) =>
        cloud.Provider.DiffAsync(
            new DiffRequest("c:np", EmulatedProvider.Urn, Inputs, Inputs, news, []),
            TestContext.Current.CancellationToken
        );
}
