using System.Collections.Concurrent;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Ack.Nodes;

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
        Assert.Contains("without a lock file", failed.Reasons[0], StringComparison.Ordinal);

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
        Assert.Contains(pool.Log.Lasting, line => line.StartsWith("drift: 3 of 3 nodes do not have", StringComparison.Ordinal));
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

    private static string? StatusOf(PropertyMap state) =>
        state.Find("rolloutStatus")?.Unwrapped is PropertyMap status ? Text(status, "state") : null;

    private static string? Text(PropertyMap map, string name) => (map.Find(name)?.Unwrapped as PropertyString)?.Value;

    /// <summary>A pool of three nodes in the emulator, and what the provider reported to the engine.</summary>
    private sealed class Pool : IAsyncDisposable
    {
        private readonly EmulatedProvider cloud;
        private readonly ContainerOsProvider provider;
        private readonly CreateResult made;

        private Pool(EmulatedProvider cloud, ContainerOsProvider provider, CreateResult made, Recorder log) =>
            (this.cloud, this.provider, this.made, Log) = (cloud, provider, made, log);

        internal Recorder Log { get; }

        internal static async Task<Pool> CreateAsync(PropertyMap inputs)
        {
            var (cloud, log) = (await EmulatedProvider.StartAsync(), new Recorder());
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

        internal Task<ReadResult> ReadAsync(PropertyMap inputs) =>
            provider.ReadAsync(
                new ReadRequest(made.Id, EmulatedProvider.Urn, made.Properties, inputs),
                TestContext.Current.CancellationToken
            );

        internal Task<DiffResult> DiffAsync(PropertyMap state, PropertyMap inputs) =>
            provider.DiffAsync(
                new DiffRequest(made.Id, EmulatedProvider.Urn, state, inputs, inputs, []),
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

        internal Task<IReadOnlyList<string>> ChangesAsync() => cloud.Emulator.ChangesAsync();

        public async ValueTask DisposeAsync()
        {
            provider.Dispose();
            await cloud.DisposeAsync();
        }
    }

    private sealed class Recorder : IEngineLog
    {
        private readonly ConcurrentQueue<LogMessage> messages = new();

        internal Action<string>? On { get; set; }

        internal IEnumerable<string> Ephemeral => messages.Where(message => message.IsEphemeral).Select(message => message.Text);

        internal IEnumerable<string> Lasting => messages.Where(message => !message.IsEphemeral).Select(message => message.Text);

        public Task WriteAsync(LogMessage message, CancellationToken ct)
        {
            messages.Enqueue(message);
            On?.Invoke(message.Text);
            return Task.CompletedTask;
        }
    }
}
