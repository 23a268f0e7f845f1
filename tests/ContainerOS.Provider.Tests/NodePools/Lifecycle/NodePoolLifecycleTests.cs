using ContainerOS.Emulator;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using Grpc.Core;

namespace ContainerOS.Provider.Tests.NodePools.Lifecycle;

public sealed class NodePoolLifecycleTests
{
    private static PropertyMap Inputs => EmulatedProvider.Inputs;

    [Fact]
    public async Task Create_ValidPool_HasReadyNodes()
    {
        await using var cloud = await EmulatedProvider.StartAsync();

        var made = await cloud.CreateAsync(Inputs);

        Assert.StartsWith(DemoAccount.ClusterId + ":np", made.Id, StringComparison.Ordinal);
        Assert.Equal(PropertyMap.Of(("total", 3.0), ("ready", 3.0), ("failed", 0.0)), made.Properties["nodeCounts"]);
        Assert.Equal("lifsea_3_x64_5G_alibase_20251101.qcow2", made.Properties["imageId"]);
        Assert.Equal("3.6.1", made.Properties["osVersion"]);
    }

    [Fact]
    public async Task Read_AfterCreate_ShowsNoDrift()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var inputs = EmulatedProvider
            .InputsWithScript("echo hello\n")
            .With("taints", PropertyArray.Of(PropertyMap.Of(("key", "dedicated"), ("effect", "NoSchedule"))))
            .With("tags", PropertyMap.Of(("team", "web")))
            .With("kubelet", PropertyMap.Of(("maxPods", 64.0)))
            .With("sysctls", PropertyMap.Of(("vm.swappiness", "0")))
            .With("management", PropertyMap.Of(("autoRepair", true), ("maxUnavailable", 2.0)));
        var made = await cloud.CreateAsync(inputs);

        Assert.Equal(inputs, (await cloud.ReadAsync(made, inputs)).Inputs);
    }

    [Fact]
    public async Task Create_ResponseLost_AdoptsThePool()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var first = await cloud.CreateAsync(Inputs);

        var second = await cloud.CreateAsync(Inputs);

        Assert.Equal(first.Id, second.Id);
        Assert.Single(await cloud.ActionsAsync(), action => action == "CreateClusterNodePool");
    }

    [Fact]
    public async Task Create_AdoptedPoolOfAnOlderProgram_IsUpdated()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        await cloud.CreateAsync(Inputs);

        var second = await cloud.CreateAsync(Inputs.With("desiredSize", 5));

        Assert.Equal(5.0, ((PropertyMap)second.Properties["nodeCounts"])["ready"]);
    }

    [Fact]
    public async Task Create_NameOfAnotherOwner_IsRefused()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        await cloud.CreateAsync(Inputs, "urn:pulumi:other::shop::containeros:index:NodePool::web");

        var fault = await Assert.ThrowsAsync<RpcFaultException>(() => cloud.CreateAsync(Inputs));

        Assert.Equal(StatusCode.AlreadyExists, fault.Code);
    }

    [Fact]
    public async Task Read_DeletedPool_IsGone()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var made = await cloud.CreateAsync(Inputs);

        await cloud.Provider.DeleteAsync(
            new DeleteRequest(made.Id, EmulatedProvider.Urn, made.Properties, Inputs),
            TestContext.Current.CancellationToken
        );

        Assert.False((await cloud.ReadAsync(made, Inputs)).Exists);
    }

    [Fact]
    public async Task Delete_ProtectedPool_IsRefusedWithoutACall()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var inputs = Inputs.With("deletionProtection", true);
        var made = await cloud.CreateAsync(inputs);

        await Assert.ThrowsAsync<RpcFaultException>(() =>
            cloud.Provider.DeleteAsync(
                new DeleteRequest(made.Id, EmulatedProvider.Urn, made.Properties, inputs),
                TestContext.Current.CancellationToken
            )
        );

        Assert.DoesNotContain("DeleteClusterNodepool", await cloud.ActionsAsync());
    }

    [Fact]
    public async Task Read_Import_ReturnsInputsThatPassTheCheck()
    {
        await using var cloud = await EmulatedProvider.StartAsync();
        var made = await cloud.CreateAsync(EmulatedProvider.InputsWithScript("echo hello\n"));

        var imported = (await cloud.ReadAsync(made, PropertyMap.Empty)).Inputs!;

        Assert.Empty((await cloud.CheckAsync(imported)).Failures);
        Assert.Equal(EmulatedProvider.InputsWithScript("echo hello\n")["bootstrap"], imported["bootstrap"]);
    }

    [Fact]
    public async Task Create_Preview_MakesNoCallAndLeavesIdsUnknown()
    {
        await using var cloud = await EmulatedProvider.StartAsync();

        var made = await cloud.Provider.CreateAsync(
            new CreateRequest(EmulatedProvider.Urn, Inputs, Preview: true),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(PropertyUnknown.Instance, made.Properties["nodePoolId"]);
        Assert.Equal("lifsea_3_x64_5G_alibase_20251101.qcow2", made.Properties["imageId"]);
        Assert.Empty(await cloud.ActionsAsync());
    }
}
