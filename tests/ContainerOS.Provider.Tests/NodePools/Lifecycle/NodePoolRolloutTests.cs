using ContainerOS.Emulator;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using ContainerOS.Rollout;
using ContainerOS.Rollout.Execution;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Ack.Nodes;
using ContainerOS.Testing;

namespace ContainerOS.Provider.Tests.NodePools.Lifecycle;

/// <summary>A change of the OS of a live pool is a rollout: template first, then the nodes, batch by batch.</summary>
public sealed class NodePoolRolloutTests
{
    private const string Good = "lifsea_3_x64_5G_alibase_20251101.qcow2";
    private const string Bad = "lifsea_3_x64_5G_emulator_never_boots.qcow2";

    private static PropertyMap Old { get; } = EmulatedProvider.Inputs.With("os", PropertyMap.Of(("version", "3.5.1")));

    private static PropertyMap New { get; } = EmulatedProvider.Inputs.With("os", PropertyMap.Of(("version", "3.6.1")));

    [Fact]
    public async Task Update_OtherRelease_ReplacesEveryNode_OneTaskABatch()
    {
        await using var pool = await Pool.CreateAsync(Old);

        var state = await pool.UpdateAsync(New);

        Assert.Equal([Good, Good, Good], await pool.ImagesAsync());
        Assert.Equal(
            [
                "CreateClusterNodePool",
                "ModifyClusterNodePool",
                "UpgradeClusterNodepool",
                "UpgradeClusterNodepool",
                "UpgradeClusterNodepool",
                "ModifyClusterNodePool",
            ],
            await pool.ChangesAsync()
        );
        Assert.Equal("done", StatusOf(state));
        Assert.Equal(Good, Text(state, "imageId"));
        Assert.Contains(pool.Log.Ephemeral, line => line.StartsWith("rollout: batch 2 of 3: ", StringComparison.Ordinal));
        Assert.Contains(pool.Log.Ephemeral, line => line.EndsWith("3 of 3 nodes done", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Preview_OtherRelease_ShowsBatchesMinutesAndWhatCannotBeUndone_AndChangesNothing()
    {
        await using var pool = await Pool.CreateAsync(Old);

        var state = await pool.UpdateAsync(
            New.With("rollout", PropertyMap.Of(("maxParallelism", 2), ("onFailure", "stop"))),
            preview: true
        );

        var plan = Assert.Single(pool.Log.Lasting, line => line.StartsWith("rollout: ", StringComparison.Ordinal));
        Assert.StartsWith("rollout: 3 nodes in 2 batches, about ", plan, StringComparison.Ordinal);
        Assert.Contains($"-> {Good}\n  batch 1 (canary), cn-hangzhou-", plan, StringComparison.Ordinal);
        Assert.Contains("on failure: in the first batch, its nodes go back; later, the rollout stops", plan, StringComparison.Ordinal);
        Assert.Contains("cannot be undone: ", plan, StringComparison.Ordinal);
        Assert.Equal(["CreateClusterNodePool"], await pool.ChangesAsync());
        Assert.Equal(Good, Text(state, "imageId"));
    }

    [Theory]
    [InlineData("imageId", "lifsea_3_x64_5G_alibase_20991231.qcow2", "does not exist: ECS lists no image with that id")]
    [InlineData("runtimeVersion", "20.10.7", "is not a containerd version")]
    public async Task Preview_WhatDoesNotExist_IsRefusedAsUpIs_AndNothingIsSent(string property, string value, string message)
    {
        await using var pool = await Pool.CreateAsync(Old);
        var news = property is "imageId" ? New.With("os", PropertyMap.Of(("imageId", value))) : New.With(property, value);

        var preview = await Assert.ThrowsAsync<RpcFaultException>(() => pool.UpdateAsync(news, preview: true));
        var up = await Assert.ThrowsAsync<InitFailedException>(() => pool.UpdateAsync(news));

        Assert.Contains($"{value} {message}", preview.Message, StringComparison.Ordinal);
        Assert.Contains($"{value} {message}", Assert.Single(up.Reasons), StringComparison.Ordinal);
        Assert.Equal(["CreateClusterNodePool"], await pool.ChangesAsync());
    }

    [Fact]
    public async Task Update_ImageThatNeverBoots_TouchesTheCanaryOnly_GoesBack_AndTheStateHasIt()
    {
        await using var pool = await Pool.CreateAsync(Old);
        var before = await pool.ImagesAsync();

        var failed = await Assert.ThrowsAsync<InitFailedException>(() =>
            pool.UpdateAsync(New.With("os", PropertyMap.Of(("version", "3.6.1"), ("imageId", Bad))))
        );

        Assert.Contains("the rollout was taken back: batch 1: ", Assert.Single(failed.Reasons), StringComparison.Ordinal);
        Assert.Equal(before, await pool.ImagesAsync());
        Assert.Equal((before[0], "rolledBack"), (Text(failed.Properties, "imageId"), StatusOf(failed.Properties)));
        Assert.Equal(2, (await pool.ChangesAsync()).Count(change => change == "UpgradeClusterNodepool"));
        Assert.Contains("a tag of the pool keeps the image from another try", failed.Reasons[0], StringComparison.Ordinal);

        // The engine keeps the old inputs of a failed update, so the next one may go elsewhere.
        var state = await pool.UpdateAsync(New, failed.Properties);
        Assert.Equal(("done", Good), (StatusOf(state), (await pool.ImagesAsync())[0]));
    }

    [Fact]
    public async Task Update_WithPauseAfterTheFirstBatch_EndsClearly_AndTheNextUpdateGoesOn()
    {
        await using var pool = await Pool.CreateAsync(Old);
        var news = New.With("rollout", PropertyMap.Of(("pause", "firstBatch"), ("maxParallelism", 2)));

        var paused = await Assert.ThrowsAsync<InitFailedException>(() => pool.UpdateAsync(news));
        Assert.Contains("Run up again to go on", Assert.Single(paused.Reasons), StringComparison.Ordinal);
        Assert.Equal("paused", StatusOf(paused.Properties));
        Assert.Equal(1, (await pool.ImagesAsync()).Count(image => image == Good));

        var state = await pool.UpdateAsync(news, paused.Properties);
        Assert.Equal("done", StatusOf(state));
        Assert.Equal([Good, Good, Good], await pool.ImagesAsync());
        Assert.Equal(2, (await pool.ChangesAsync()).Count(change => change == "UpgradeClusterNodepool"));
    }

    [Fact]
    public async Task Update_Canceled_IsContinuedByTheNextOne_AndNoNodeIsReplacedTwice()
    {
        await using var pool = await Pool.CreateAsync(Old);
        using var cancel = new CancellationTokenSource();
        pool.Log.On = line =>
        {
            if (line.StartsWith("rollout: batch 2 of 3: ", StringComparison.Ordinal))
            {
                cancel.Cancel();
            }
        };

        var canceled = await Assert.ThrowsAsync<InitFailedException>(() => pool.UpdateAsync(New, ct: cancel.Token));
        pool.Log.On = null;
        var state = await pool.UpdateAsync(New, canceled.Properties);

        Assert.Equal("done", StatusOf(state));
        Assert.Equal([Good, Good, Good], await pool.ImagesAsync());
        Assert.Equal(3, (await pool.ChangesAsync()).Count(change => change == "UpgradeClusterNodepool"));
    }

    /// <summary>
    /// The engine is killed while the last batch is checked: its state is that from before the update. A refresh takes the inputs that Read
    /// returns into it (pulumi/pulumi <c>RefreshStep.Apply</c>), and forgets that an update failed, so that Diff has to show the rest.
    /// </summary>
    [Fact]
    public async Task Killed_InTheChecksOfTheLastBatch_ARefreshShowsIt_AndTheNextUpdateRunsThemAndReplacesNothing()
    {
        await using var pool = await Pool.CreateAsync(Old);
        using var runs = new TestFolder();
        var file = runs.PathOf("checks");
        var news = New.With("rollout", WithCheck("sh", "-c", $"echo run >> {file}"));
        await pool.UpdateAndKillAsync(news, "rollout: batch 3: checks");
        File.Delete(file);

        await pool.ReconnectAsync();
        var read = await pool.ReadAsync(Old);
        var diff = await pool.DiffAsync(read.Properties!, news, read.Inputs!.With("rollout", news["rollout"]));
        await pool.UpdateAsync(news, read.Properties, preview: true, olds: read.Inputs);
        var state = await pool.UpdateAsync(news, read.Properties, olds: read.Inputs);
        var after = (await pool.ReadAsync(news, state)).Properties!;
        var again = await pool.DiffAsync(after, news);

        Assert.Equal([Good, Good, Good], await pool.ImagesAsync());
        Assert.Equal(
            ((DiffChanges.Some, "os"), "interrupted"),
            ((diff.Changes, Assert.Single(diff.DetailedDiff!).Key), StatusOf(read.Properties!))
        );
        Assert.Contains(pool.Log.Lasting, line => line.StartsWith("the rollout of the pool has not ended: ", StringComparison.Ordinal));
        Assert.Contains(
            pool.Log.Lasting,
            line => line.StartsWith("rollout: 3 nodes have the image; the gate of batch 3 is left", StringComparison.Ordinal)
        );
        Assert.Single(await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal((3, "done", "done"), (await pool.CountUpgradesAsync(), StatusOf(state), StatusOf(after)));
        Assert.Equal(DiffChanges.None, again.Changes);
    }

    [Fact]
    public async Task Killed_BeforeAChangeOfARuntimeVersionReachesTheLastNode_ARefreshShowsIt_AndNoNodeIsReplacedTwice()
    {
        await using var pool = await Pool.CreateAsync(New);
        var news = New.With("runtimeVersion", "2.1.7");
        await pool.UpdateAndKillAsync(news, "rollout: batch 2 of 3: ", New);

        // The pool has the version, so that a refresh takes it into the state: only the pool knows that nodes do not have it.
        await pool.ReconnectAsync();
        var read = await pool.ReadAsync(New.With("runtimeVersion", "2.1.6"));
        var diff = await pool.DiffAsync(read.Properties!, news, read.Inputs);
        await pool.UpdateAsync(news, read.Properties, olds: read.Inputs);

        Assert.Equal("2.1.7", Text(read.Inputs!, "runtimeVersion"));
        Assert.Equal(DiffChanges.Some, diff.Changes);
        Assert.All(await pool.RunAsync("containerd --version"), version => Assert.EndsWith("v2.1.7", version, StringComparison.Ordinal));
        Assert.Equal(3, await pool.CountUpgradesAsync());
        Assert.Equal(DiffChanges.None, (await pool.DiffAsync((await pool.ReadAsync(news)).Properties!, news)).Changes);
    }

    [Fact]
    public async Task Killed_ReleaseAndRuntimeVersion_ThePreviewShowsWhatIsLeft_AndAFailureGoesBackToTheVersionFromBefore()
    {
        var old = Old.With("runtimeVersion", "2.1.6");
        await using var pool = await Pool.CreateAsync(old);
        var news = New.With("runtimeVersion", "2.1.7").With("rollout", WithCheck("true"));
        await pool.UpdateAndKillAsync(news, "rollout: batch 1: checks", old);

        await pool.ReconnectAsync();
        var read = await pool.ReadAsync(old);
        news = news.With("rollout", WithCheck("false"));
        await pool.UpdateAsync(news, read.Properties, preview: true, olds: read.Inputs);
        var plan = Assert.Single(pool.Log.Lasting, line => line.StartsWith("rollout: ", StringComparison.Ordinal));
        var failed = await Assert.ThrowsAsync<InitFailedException>(() => pool.UpdateAsync(news, read.Properties, olds: read.Inputs));

        Assert.StartsWith("rollout: 2 of 3 nodes in 2 of 3 batches left, about ", plan, StringComparison.Ordinal);
        Assert.Contains("\n  containerd 2.1.6 -> 2.1.7\n  batch 2, ", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("batch 1", plan, StringComparison.Ordinal);
        Assert.Equal("rolledBack", StatusOf(failed.Properties));
        Assert.Equal("2.1.6", Text((await pool.ReadAsync(old)).Inputs!, "runtimeVersion"));
        Assert.All(await pool.RunAsync("containerd --version"), version => Assert.EndsWith("v2.1.6", version, StringComparison.Ordinal));
        Assert.Empty(await pool.TagsAsync(UnfinishedRollout.Key));
    }

    [Fact]
    public async Task Killed_ARolloutOfTheCommand_IsGoneOnWithByUp()
    {
        await using var pool = await Pool.CreateAsync(Old);
        await pool.ApplyAndKillAsync(Good, moment => moment is { Activity: null, Step: { Kind: RolloutStepKind.Check, Batch.Number: 3 } });

        var read = await pool.ReadAsync(Old);
        var diff = await pool.DiffAsync(read.Properties!, New, New);
        var state = await pool.UpdateAsync(New, read.Properties, olds: New);

        Assert.Equal(DiffChanges.Some, diff.Changes);
        Assert.Equal(("done", 3), (StatusOf(state), await pool.CountUpgradesAsync()));
        Assert.Empty(await pool.TagsAsync(UnfinishedRollout.Key));
    }

    [Fact]
    public async Task Update_PoolWithAsManyTagsAsEcsTakes_TheRolloutRunsAnyway()
    {
        var tags = PropertyMap.Of([.. Enumerable.Range(1, 16).Select(number => ($"tag-{number}", (PropertyValue)"x"))]);
        await using var pool = await Pool.CreateAsync(Old.With("tags", tags));

        var state = await pool.UpdateAsync(New.With("tags", tags), olds: Old.With("tags", tags));

        Assert.Equal(("done", 3), (StatusOf(state), await pool.CountUpgradesAsync()));
    }

    [Fact]
    public async Task Read_TemplateIsNewAndNodesAreOld_IsDrift_AndUpdateEndsTheRollout()
    {
        await using var pool = await Pool.CreateAsync(Old);
        await pool.SetTemplateAsync(Good);

        var read = await pool.ReadAsync(New);
        var diff = await pool.DiffAsync(read.Properties!, New);
        var state = await pool.UpdateAsync(New, read.Properties!, olds: New);

        Assert.Equal(new PropertyNumber(3), read.Properties!.Find("outdatedNodes"));
        Assert.Equal((DiffChanges.Some, "os"), (diff.Changes, Assert.Single(diff.DetailedDiff!).Key));
        Assert.Contains(pool.Log.Lasting, line => line.StartsWith("drift: 3 of 3 nodes do not run", StringComparison.Ordinal));
        Assert.Equal(("done", false), (StatusOf(state), state.ContainsKey("outdatedNodes")));
        Assert.Equal([Good, Good, Good], await pool.ImagesAsync());
    }

    [Fact]
    public async Task Update_BootstrapWithReplaceOn_ReplacesEveryNodeOnce_AlsoAfterAnInterruption()
    {
        await using var pool = await Pool.CreateAsync(New);
        using var cancel = new CancellationTokenSource();
        var news = EmulatedProvider
            .InputsWithScript("echo hello\n")
            .With("os", New.Find("os")!)
            .With("rollout", PropertyMap.Of(("replaceOn", PropertyArray.Of("bootstrap"))));
        pool.Log.On = line =>
        {
            if (line.StartsWith("rollout: batch 2 of 3: ", StringComparison.Ordinal))
            {
                cancel.Cancel();
            }
        };

        var canceled = await Assert.ThrowsAsync<InitFailedException>(() => pool.UpdateAsync(news, ct: cancel.Token, olds: New));
        pool.Log.On = null;
        var state = await pool.UpdateAsync(news, canceled.Properties, olds: New);

        Assert.Equal("done", StatusOf(state));
        Assert.Equal(3, (await pool.ChangesAsync()).Count(change => change == "UpgradeClusterNodepool"));
    }

    [Fact]
    public async Task Update_BootstrapWithoutReplaceOn_LeavesTheNodes()
    {
        await using var pool = await Pool.CreateAsync(New);

        await pool.UpdateAsync(EmulatedProvider.InputsWithScript("echo hello\n").With("os", New.Find("os")!), olds: New);

        Assert.DoesNotContain("UpgradeClusterNodepool", await pool.ChangesAsync());
    }

    [Fact]
    public async Task Update_KubernetesVersion_MovesEveryNodeToTheVersionOfTheCluster_OnceTheControlPlaneHasIt()
    {
        var old = New.With("clusterId", DemoAccount.SecondClusterId);
        await using var pool = await Pool.CreateAsync(old);
        var news = old.With("kubernetesVersion", "1.34.1");

        var early = await Assert.ThrowsAsync<InitFailedException>(() => pool.UpdateAsync(news, olds: old));
        await pool.Emulator.UpgradeClusterAsync(DemoAccount.SecondClusterId, "1.34.1-aliyun.1");
        var before = await pool.RunAsync("kubelet --version");
        await pool.ReconnectAsync();
        var refreshed = (await pool.ReadAsync(old)).Properties!;
        var diff = await pool.DiffAsync(refreshed, news, old);
        await pool.UpdateAsync(news, refreshed, preview: true, olds: old);
        var state = await pool.UpdateAsync(news, refreshed, olds: old);
        var again = await pool.DiffAsync(state, news);

        Assert.Contains("upgrade its control plane first", Assert.Single(early.Reasons), StringComparison.Ordinal);
        Assert.Equal("1.33.3-aliyun.1", Text(early.Properties, "kubernetesVersion"));
        // The cluster has the version, and the nodes do not: a refresh must not hide that.
        Assert.Equal("kubernetesVersion", Assert.Single(diff.DetailedDiff!).Key);
        Assert.Equal(DiffChanges.None, again.Changes);
        Assert.Contains(pool.Log.Lasting, line => line.Contains("Kubernetes 1.34.1-aliyun.1", StringComparison.Ordinal));
        Assert.All(before, version => Assert.Equal("Kubernetes v1.33.3-aliyun.1", version));
        Assert.All(await pool.RunAsync("kubelet --version"), version => Assert.Equal("Kubernetes v1.34.1-aliyun.1", version));
        Assert.Equal(("done", 3), (StatusOf(state), await pool.CountUpgradesAsync()));
    }

    /// <summary>
    /// ACK returns no version of a node, so that a refresh keeps the one of the program: the next check knows that the nodes are newer.
    /// </summary>
    [Fact]
    public async Task Check_OlderKubernetesVersion_IsRefusedAfterARefreshToo_AndOnce()
    {
        var old = New.With("clusterId", DemoAccount.SecondClusterId).With("kubernetesVersion", "1.33.3");
        await using var pool = await Pool.CreateAsync(old);
        var refreshed = (await pool.ReadAsync(old)).Inputs!;

        var lower = await pool.CheckAsync(refreshed, old.With("kubernetesVersion", "1.32.1"));
        var minor = await pool.CheckAsync(refreshed, old.With("kubernetesVersion", "1.33"));

        Assert.StartsWith("COS7001", Assert.Single(lower.Failures).Reason, StringComparison.Ordinal);
        Assert.Empty(minor.Failures);
    }

    [Fact]
    public async Task Update_RuntimeVersion_ChangesTemplateAndNodes_AndOlderNodesAreNotReplacedTwice()
    {
        await using var pool = await Pool.CreateAsync(New);
        var news = New.With("runtimeVersion", "2.1.7");

        var state = await pool.UpdateAsync(news, olds: New);
        await pool.UpdateAsync(news.With("labels", PropertyMap.Of(("team", "a"))), state, olds: news);

        Assert.All(await pool.RunAsync("containerd --version"), version => Assert.EndsWith("v2.1.7", version, StringComparison.Ordinal));
        Assert.Equal(("done", "2.1.7", 3), (StatusOf(state), Text(state, "runtimeVersion"), await pool.CountUpgradesAsync()));
    }

    [Fact]
    public async Task Update_ImageThatFailedBefore_IsRefusedFromAnyMachine_UntilItIsAllowed()
    {
        await using var pool = await Pool.CreateAsync(Old);
        var news = New.With("os", PropertyMap.Of(("version", "3.6.1"), ("imageId", Bad)));
        await Assert.ThrowsAsync<InitFailedException>(() => pool.UpdateAsync(news));
        var upgrades = await pool.CountUpgradesAsync();

        // Another machine has neither the state of the failed run nor a lock file.
        await pool.ReconnectAsync();
        var preview = await Assert.ThrowsAsync<RpcFaultException>(() => pool.UpdateAsync(news, preview: true));
        var again = await Assert.ThrowsAsync<InitFailedException>(() => pool.UpdateAsync(news));
        var read = await pool.ReadAsync(Old);

        Assert.Contains($"containeros rollout allow {pool.Id} {Bad}", preview.Message, StringComparison.Ordinal);
        Assert.Contains("was taken back from the node pool", Assert.Single(again.Reasons), StringComparison.Ordinal);
        Assert.Equal(upgrades, await pool.CountUpgradesAsync());
        Assert.False(read.Inputs!.ContainsKey("tags"));

        Assert.True(await pool.AllowAsync(Bad));
        Assert.False(await pool.AllowAsync(Bad));
        var third = await Assert.ThrowsAsync<InitFailedException>(() => pool.UpdateAsync(news));
        Assert.Contains("the rollout was taken back: batch 1: ", Assert.Single(third.Reasons), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("instanceTypes", "ACK has no call that changes this of a live node")]
    [InlineData("dataDisk", "add a pool with the new values")]
    [InlineData("os", "always replaces the nodes")]
    [InlineData("bootstrp", "did you mean 'bootstrap'?")]
    public async Task Check_ReplaceOnOfWhatASystemDiskDoesNotBring_IsRefusedWithTheReason(string trigger, string message)
    {
        await using var cloud = await EmulatedProvider.StartAsync();

        var result = await cloud.CheckAsync(New.With("rollout", PropertyMap.Of(("replaceOn", PropertyArray.Of(trigger)))));

        var failure = Assert.Single(result.Failures);
        Assert.Equal("rollout.replaceOn[0]", failure.Property);
        Assert.Contains(message, failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_InstanceType_LeavesTheNodes_AndThePreviewSaysHowMany()
    {
        await using var pool = await Pool.CreateAsync(New);
        var news = New.With("instanceTypes", PropertyArray.Of("ecs.g7.2xlarge"));

        await pool.DiffAsync(pool.State, news, New);
        await pool.UpdateAsync(news, olds: New);

        Assert.Contains(
            pool.Log.Lasting,
            line =>
                line.StartsWith("instanceTypes: the 3 nodes that run keep what they have", StringComparison.Ordinal)
                && line.Contains("a rollout cannot change them", StringComparison.Ordinal)
        );
        Assert.Equal(0, await pool.CountUpgradesAsync());
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(4, false)]
    public async Task Diff_SmallerSize_WarnsThatNodesAreRemovedWithoutADrain(int size, bool isWarned)
    {
        await using var pool = await Pool.CreateAsync(New);

        await pool.DiffAsync(pool.State, New.With("desiredSize", size), New);

        Assert.Equal(
            isWarned,
            pool.Log.Lasting.Any(line => line.StartsWith("desiredSize: the scaling group removes 2 of 3 nodes", StringComparison.Ordinal))
        );
    }

    private static PropertyMap WithCheck(params string[] argv)
    {
        var command = PropertyMap.Of(("argv", PropertyArray.Of(argv.Select(word => (PropertyValue)word))));
        return PropertyMap.Of(("gate", PropertyMap.Of(("checks", PropertyArray.Of(PropertyMap.Of(("command", command)))))));
    }

    private static string? StatusOf(PropertyMap state) =>
        state.Find("rolloutStatus")?.Unwrapped is PropertyMap status ? Text(status, "state") : null;

    private static string? Text(PropertyMap map, string name) => (map.Find(name)?.Unwrapped as PropertyString)?.Value;

    /// <summary>A pool of three nodes in the emulator, and what the provider reported to the engine.</summary>
    private sealed class Pool : IAsyncDisposable
    {
        private readonly EmulatedProvider cloud;
        private ContainerOsProvider provider;
        private readonly CreateResult made;

        private Pool(EmulatedProvider cloud, ContainerOsProvider provider, CreateResult made, RecordedLog log) =>
            (this.cloud, this.provider, this.made, Log) = (cloud, provider, made, log);

        internal RecordedLog Log { get; }

        internal string Id => made.Id;

        internal PropertyMap State => made.Properties;

        internal TestEmulator Emulator => cloud.Emulator;

        internal static async Task<Pool> CreateAsync(PropertyMap inputs)
        {
            var (cloud, log) = (await EmulatedProvider.StartAsync(), new RecordedLog());
            var provider = await EmulatedProvider.ConnectAsync(cloud.Emulator.Address, log: log);
            var made = await provider.CreateAsync(new CreateRequest(EmulatedProvider.Urn, inputs), TestContext.Current.CancellationToken);
            return new Pool(cloud, provider, made, log);
        }

        internal async Task<PropertyMap> UpdateAsync(
            PropertyMap news,
            PropertyMap? state = null,
            bool preview = false,
            CancellationToken? ct = null,
            PropertyMap? olds = null
        ) =>
            (
                await provider.UpdateAsync(
                    new UpdateRequest(made.Id, EmulatedProvider.Urn, state ?? made.Properties, olds ?? Old, news, [], Preview: preview),
                    ct ?? TestContext.Current.CancellationToken
                )
            ).Properties;

        /// <summary>
        /// Updates the pool until a line is reported. What the update returns is lost, as the state of an engine is that is killed.
        /// </summary>
        internal async Task UpdateAndKillAsync(PropertyMap news, string line, PropertyMap? olds = null)
        {
            using var kill = new CancellationTokenSource();
            Log.On = reported =>
            {
                if (reported.StartsWith(line, StringComparison.Ordinal))
                {
                    kill.Cancel();
                }
            };
            await Assert.ThrowsAsync<InitFailedException>(() => UpdateAsync(news, ct: kill.Token, olds: olds));
            Log.On = null;
        }

        /// <summary>Runs a plan with a check as the command does, and leaves it at a moment.</summary>
        internal async Task ApplyAndKillAsync(string image, Func<RolloutMoment, bool> isEnd)
        {
            using var client = cloud.Client();
            var (id, ct) = (made.Id.Split(':'), TestContext.Current.CancellationToken);
            var options = new RolloutOptions { Checks = [new CommandRolloutCheck(["true"])] };
            var plan = await new RolloutRunner(client).PlanAsync(id[0], id[1], new RolloutTarget { ImageId = image }, options, ct);
            await foreach (var moment in new RolloutRunner(client).FollowApplyAsync(plan, cancellationToken: ct))
            {
                if (isEnd(moment))
                {
                    return;
                }
            }

            Assert.Fail("the rollout ended before the moment");
        }

        internal async Task<IReadOnlyList<string?>> TagsAsync(string key)
        {
            using var client = cloud.Client();
            var id = made.Id.Split(':');
            var pool = await client.Ack.NodePools.GetAsync(id[0], id[1], TestContext.Current.CancellationToken);
            return [.. (pool.ScalingGroup?.Tags ?? []).Where(tag => tag.Key == key).Select(tag => tag.Value)];
        }

        internal Task<ReadResult> ReadAsync(PropertyMap inputs, PropertyMap? state = null) =>
            provider.ReadAsync(
                new ReadRequest(made.Id, EmulatedProvider.Urn, state ?? made.Properties, inputs),
                TestContext.Current.CancellationToken
            );

        internal Task<DiffResult> DiffAsync(PropertyMap state, PropertyMap inputs, PropertyMap? olds = null) =>
            provider.DiffAsync(
                new DiffRequest(made.Id, EmulatedProvider.Urn, state, olds ?? inputs, inputs, []),
                TestContext.Current.CancellationToken
            );

        internal Task<CheckResult> CheckAsync(PropertyMap olds, PropertyMap news) =>
            provider.CheckAsync(
                new CheckRequest(EmulatedProvider.Urn, "containeros:index:NodePool", "web", olds, news),
                TestContext.Current.CancellationToken
            );

        internal async Task SetTemplateAsync(string image)
        {
            using var client = cloud.Client();
            var patch = new NodePoolPatch { ScalingGroup = new ScalingGroup { ImageId = image } };
            var id = made.Id.Split(':');
            await client.Ack.NodePools.UpdateAsync(id[0], id[1], patch, TestContext.Current.CancellationToken);
        }

        internal async Task<IReadOnlyList<string?>> ImagesAsync()
        {
            using var client = cloud.Client();
            var id = made.Id.Split(':');
            List<string?> images = [];
            await foreach (
                var node in client.Ack.Nodes.ListAsync(id[0], new NodeFilter { NodePoolId = id[1] }, TestContext.Current.CancellationToken)
            )
            {
                images.Add(node.ImageId);
            }

            return images;
        }

        /// <summary>A provider that has no memory of what was done before.</summary>
        internal async Task ReconnectAsync()
        {
            provider.Dispose();
            provider = await EmulatedProvider.ConnectAsync(cloud.Emulator.Address, log: Log);
        }

        internal Task<IReadOnlyList<string>> RunAsync(string command) =>
            Emulator.RunOnNodesAsync(made.Id.Split(':')[0], made.Id.Split(':')[1], command);

        internal async Task<int> CountUpgradesAsync() => (await ChangesAsync()).Count(change => change == "UpgradeClusterNodepool");

        internal async Task<bool> AllowAsync(string image)
        {
            using var client = cloud.Client();
            var id = made.Id.Split(':');
            return await new RolloutRunner(client).AllowAsync(id[0], id[1], image, TestContext.Current.CancellationToken);
        }

        internal Task<IReadOnlyList<string>> ChangesAsync() => cloud.Emulator.ChangesAsync();

        public async ValueTask DisposeAsync()
        {
            provider.Dispose();
            await cloud.DisposeAsync();
        }
    }
}
