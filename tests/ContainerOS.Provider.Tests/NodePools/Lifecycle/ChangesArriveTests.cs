using ContainerOS.Emulator;
using ContainerOS.Emulator.Chaos;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using ContainerOS.Sdk.Ack.NodePools;

namespace ContainerOS.Provider.Tests.NodePools.Lifecycle;

/// <summary>
/// Every change arrives, whatever call fails once: what was not sent stays open in the state, the next preview shows it, and the next run
/// sends it. What other systems add to a pool is kept.
/// </summary>
public sealed class ChangesArriveTests
{
    private static readonly string[] Operations = ["CreateClusterNodePool", "ModifyClusterNodePool", "ModifyNodePoolNodeConfig"];

    private static readonly ChaosFault[] Faults =
    [
        ChaosFault.Forbidden,
        ChaosFault.ServerError,
        ChaosFault.BusyCluster,
        ChaosFault.ResetBefore,
        ChaosFault.ResetAfter,
    ];

    /// <summary>
    /// Every operation with every fault. A create without a reply that was not carried out is left out: the provider looks for its pool
    /// for 30 seconds. The tests of the engine model have that case.
    /// </summary>
    public static TheoryData<string, ChaosFault> FailingCalls =>
        [
            .. from operation in Operations
            from fault in Faults
            where operation != "CreateClusterNodePool" || fault is not (ChaosFault.ServerError or ChaosFault.ResetBefore)
            select new TheoryDataRow<string, ChaosFault>(operation, fault),
        ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static PropertyMap Small => EmulatedProvider.Inputs;

    private static PropertyMap Tuned =>
        Small
            .With("desiredSize", 2.0)
            .With("labels", PropertyMap.Of(("team", "shop"), ("tier", "front")))
            .With("taints", PropertyArray.Of(PropertyMap.Of(("key", "dedicated"), ("value", "web"), ("effect", "NoSchedule"))))
            .With("tags", PropertyMap.Of(("cost", "17")))
            .With("kubelet", PropertyMap.Of(("maxPods", 64.0)))
            .With("sysctls", PropertyMap.Of(("vm.swappiness", "0")))
            .With("containerd", PropertyMap.Of(("maxConcurrentDownloads", 5.0)));

    [Theory]
    [MemberData(nameof(FailingCalls))]
    public async Task Create_OneCallFailsOnce_TheNextRunsBringEverything(string operation, ChaosFault fault)
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        cloud.Emulator.AddChaos(
            new ChaosRule
            {
                Fault = fault,
                Operation = operation,
                Count = 1,
            }
        );

        var stack = new Stack(cloud);
        await stack.RunUntilUnchangedAsync(Tuned);

        await AssertArrivedAsync(cloud, stack);
    }

    [Theory]
    [MemberData(nameof(FailingCalls))]
    public async Task Update_OneCallFailsOnce_TheNextRunsBringEverything(string operation, ChaosFault fault)
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var stack = new Stack(cloud);
        await stack.RunUntilUnchangedAsync(Small);
        cloud.Emulator.AddChaos(
            new ChaosRule
            {
                Fault = fault,
                Operation = operation,
                Count = 1,
            }
        );

        await stack.RunUntilUnchangedAsync(Tuned);

        await AssertArrivedAsync(cloud, stack);
    }

    [Theory]
    [InlineData("CreateClusterNodePool")]
    [InlineData("ModifyClusterNodePool")]
    [InlineData("ModifyNodePoolNodeConfig")]
    [InlineData("DeleteClusterNodepool")]
    public async Task ClusterIsBusy_TheCallWaits_AndTheRunSucceeds(string operation)
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        cloud.Emulator.AddChaos(
            new ChaosRule
            {
                Fault = ChaosFault.BusyCluster,
                Operation = operation,
                Count = 1,
            }
        );

        var made = await cloud.CreateAsync(Tuned);
        await cloud.UpdateAsync(made, Tuned, Tuned.With("desiredSize", 1.0));
        await cloud.Provider.DeleteAsync(new DeleteRequest(made.Id, EmulatedProvider.Urn, made.Properties, Tuned), Ct);

        Assert.Equal([400, 200], (await cloud.Emulator.StatusesAsync(operation)).Take(2));
        Assert.False((await cloud.ReadAsync(made, Tuned)).Exists);
    }

    [Fact]
    public async Task NodeConfig_RefusedOnce_StaysOpenInTheState_AlsoAfterARefresh_AndThePreviewShowsIt()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        cloud.Emulator.AddChaos(
            new ChaosRule
            {
                Fault = ChaosFault.Forbidden,
                Operation = "ModifyNodePoolNodeConfig",
                Count = 1,
            }
        );
        var failed = await Assert.ThrowsAsync<InitFailedException>(() => cloud.CreateAsync(Tuned));

        var read = await cloud.Provider.ReadAsync(new ReadRequest(failed.Id, EmulatedProvider.Urn, failed.Properties!, Tuned), Ct);
        var diff = await cloud.Provider.DiffAsync(
            new DiffRequest(failed.Id, EmulatedProvider.Urn, read.Properties!, read.Inputs!, Tuned, []),
            Ct
        );

        Assert.Equal(["containerd", "sysctls"], diff.Diffs);
    }

    [Fact]
    public async Task OtherSystemsAddTagsAndLabels_NoDrift_AndAnUpdateKeepsThem()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var stack = new Stack(cloud);
        await stack.RunUntilUnchangedAsync(Tuned);
        var live = await cloud.PoolAsync(stack.Id!);
        await cloud.SetTagsAsync(
            stack.Id!,
            [
                .. live.ScalingGroup!.Tags!,
                new ResourceTag { Key = "ack.aliyun.com", Value = DemoAccount.ClusterId },
                new ResourceTag { Key = "scanner", Value = "on" },
            ]
        );

        var drift = (await stack.ReadAsync()).Inputs;
        await stack.RunUntilUnchangedAsync(Tuned.With("tags", PropertyMap.Of(("cost", "18"))));

        Assert.Equal(Tuned, drift);
        var tags = (await cloud.PoolAsync(stack.Id!)).ScalingGroup!.Tags!.ToDictionary(tag => tag.Key!, tag => tag.Value);
        Assert.Equal(("18", "on", DemoAccount.ClusterId), (tags["cost"], tags["scanner"], tags["ack.aliyun.com"]));
    }

    [Fact]
    public async Task TagTakenOutOfTheProgram_IsRemoved_AndThatOfAnotherSystemStays()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var stack = new Stack(cloud);
        await stack.RunUntilUnchangedAsync(Tuned);
        var live = await cloud.PoolAsync(stack.Id!);
        await cloud.SetTagsAsync(stack.Id!, [.. live.ScalingGroup!.Tags!, new ResourceTag { Key = "scanner", Value = "on" }]);

        await stack.RunUntilUnchangedAsync(Tuned.Without("tags"));

        var keys = (await cloud.PoolAsync(stack.Id!)).ScalingGroup!.Tags!.Select(tag => tag.Key);
        Assert.Equal(["containeros.infra/owner", "scanner"], keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task LabelsAdded_AnotherCallOfTheRunIsRefused_ThenOneIsTakenOut_ItIsRemoved()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var stack = new Stack(cloud);
        await stack.RunUntilUnchangedAsync(Small.Without("labels"));
        cloud.Emulator.AddChaos(
            new ChaosRule
            {
                Fault = ChaosFault.Forbidden,
                Operation = "ModifyNodePoolNodeConfig",
                Count = 1,
            }
        );
        Assert.False(await stack.RunAsync(Tuned));

        var less = Tuned.With("labels", PropertyMap.Of(("team", "shop")));
        Assert.Contains("labels", await stack.PreviewAsync(less));
        await stack.RunUntilUnchangedAsync(less);

        var labels = (await cloud.PoolAsync(stack.Id!)).KubernetesConfig!.Labels!;
        Assert.Equal(["team"], labels.Select(label => label.Key));
    }

    [Fact]
    public async Task Import_TagsOfTheService_AreNotPartOfTheProgram()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var made = await cloud.CreateAsync(Small);
        await cloud.SetTagsAsync(made.Id, new ResourceTag { Key = "ack.aliyun.com", Value = "c1" });

        var imported = await cloud.Provider.ReadAsync(
            new ReadRequest(made.Id, EmulatedProvider.Urn, PropertyMap.Empty, PropertyMap.Empty),
            Ct
        );

        Assert.False(imported.Inputs!.ContainsKey("tags"));
    }

    private static async Task AssertArrivedAsync(EmulatedProvider cloud, Stack stack)
    {
        var visible = Tuned.Without("sysctls").Without("containerd");
        var read = await cloud.Provider.ReadAsync(new ReadRequest(stack.Id!, EmulatedProvider.Urn, PropertyMap.Empty, visible), Ct);
        Assert.Equal(visible, read.Inputs);
        // The service does not return them: the last call that sends them must have succeeded.
        Assert.Equal(200, (await cloud.Emulator.StatusesAsync("ModifyNodePoolNodeConfig"))[^1]);
    }

    /// <summary>The state of one resource, kept as Pulumi's engine keeps it, with runs that go on after a failure.</summary>
    private sealed class Stack(EmulatedProvider cloud)
    {
        private PropertyMap inputs = PropertyMap.Empty;
        private PropertyMap outputs = PropertyMap.Empty;
        private bool hasInitErrors;

        public string? Id { get; private set; }

        public async Task RunUntilUnchangedAsync(PropertyMap program)
        {
            for (var run = 0; run < 5; run++)
            {
                if (await RunAsync(program))
                {
                    return;
                }
            }

            Assert.Fail("Five runs were not enough.");
        }

        public Task<ReadResult> ReadAsync() => cloud.Provider.ReadAsync(new ReadRequest(Id!, EmulatedProvider.Urn, outputs, inputs), Ct);

        /// <summary>The properties that a preview shows.</summary>
        public async Task<IReadOnlyList<string>> PreviewAsync(PropertyMap program) =>
            (await cloud.Provider.DiffAsync(new DiffRequest(Id!, EmulatedProvider.Urn, outputs, inputs, program, []), Ct)).Diffs;

        /// <summary>One run. Returns whether nothing was left to do.</summary>
        public async Task<bool> RunAsync(PropertyMap program)
        {
            try
            {
                if (Id is null)
                {
                    var made = await cloud.CreateAsync(program);
                    (Id, inputs, outputs) = (made.Id, program, made.Properties);
                    return false;
                }

                var diff = await cloud.Provider.DiffAsync(new DiffRequest(Id, EmulatedProvider.Urn, outputs, inputs, program, []), Ct);
                Assert.Empty(diff.Replaces);
                if (diff.Changes is DiffChanges.None && !hasInitErrors)
                {
                    return true;
                }

                var updated = await cloud.Provider.UpdateAsync(
                    new UpdateRequest(Id, EmulatedProvider.Urn, outputs, inputs, program, []),
                    Ct
                );
                (inputs, outputs, hasInitErrors) = (program, updated.Properties, false);
            }
            catch (InitFailedException failed)
            {
                // An update that fails keeps the old inputs; a create keeps the new ones.
                (inputs, outputs, hasInitErrors) = (Id is null ? program : inputs, failed.Properties!, true);
                Id = failed.Id;
            }
            catch (RpcFaultException)
            {
                // Nothing was changed, as far as the engine knows.
            }

            return false;
        }
    }
}
