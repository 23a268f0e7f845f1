using ContainerOS.Emulator;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Values;
using Grpc.Core;

namespace ContainerOS.Provider.Tests.NodePools;

public sealed class NodePoolLifeTests
{
    private static PropertyMap Inputs => ProviderAgainstEmulator.Inputs;

    private static PropertyMap Bootstrap(PropertyValue script) => Inputs.With("bootstrap", PropertyArray.Of(PropertyMap.Of(
        ("name", "setup"),
        ("phase", "afterJoin"),
        ("steps", PropertyArray.Of(PropertyMap.Of(("script", script)))))));

    [Fact]
    public async Task Create_ValidPool_IsThereWithItsNodesReady()
    {
        await using var cloud = await ProviderAgainstEmulator.StartAsync();

        var made = await cloud.CreateAsync(Inputs);

        Assert.StartsWith(DemoAccount.ClusterId + ":np", made.Id, StringComparison.Ordinal);
        Assert.Equal(PropertyMap.Of(("total", 3.0), ("ready", 3.0), ("failed", 0.0)), made.Properties["nodeCounts"]);
        Assert.Equal("lifsea_3_x64_5G_alibase_20251101.qcow2", made.Properties["imageId"]);
        Assert.Equal("3.6.1", made.Properties["osVersion"]);
    }

    [Fact]
    public async Task Read_AfterCreate_ShowsNoDrift()
    {
        await using var cloud = await ProviderAgainstEmulator.StartAsync();
        var inputs = Bootstrap("echo hello\n")
            .With("taints", PropertyArray.Of(PropertyMap.Of(("key", "dedicated"), ("effect", "NoSchedule"))))
            .With("tags", PropertyMap.Of(("team", "web")))
            .With("kubelet", PropertyMap.Of(("maxPods", 64.0)))
            .With("sysctls", PropertyMap.Of(("vm.swappiness", "0")))
            .With("management", PropertyMap.Of(("autoRepair", true), ("maxUnavailable", 2.0)));
        var made = await cloud.CreateAsync(inputs);

        Assert.Equal(inputs, (await cloud.ReadAsync(made, inputs)).Inputs);
    }

    [Fact]
    public async Task Create_AnswerWasLost_AdoptsThePoolItMade()
    {
        await using var cloud = await ProviderAgainstEmulator.StartAsync();
        var first = await cloud.CreateAsync(Inputs);

        var second = await cloud.CreateAsync(Inputs);

        Assert.Equal(first.Id, second.Id);
        Assert.Single(await cloud.ActionsAsync(), action => action == "CreateClusterNodePool");
    }

    [Fact]
    public async Task Create_AdoptedPoolOfAnOlderProgram_IsBroughtToTheNewOne()
    {
        await using var cloud = await ProviderAgainstEmulator.StartAsync();
        await cloud.CreateAsync(Inputs);

        var second = await cloud.CreateAsync(Inputs.With("desiredSize", 5));

        Assert.Equal(5.0, ((PropertyMap)second.Properties["nodeCounts"])["ready"]);
    }

    [Fact]
    public async Task Create_NameIsAStrangers_IsRefused()
    {
        await using var cloud = await ProviderAgainstEmulator.StartAsync();
        await cloud.CreateAsync(Inputs, "urn:pulumi:other::shop::containeros:index:NodePool::web");

        var fault = await Assert.ThrowsAsync<RpcFaultException>(() => cloud.CreateAsync(Inputs));

        Assert.Equal(StatusCode.AlreadyExists, fault.Code);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(1)]
    public async Task Update_AnotherSize_ChangesJustThat(int size)
    {
        await using var cloud = await ProviderAgainstEmulator.StartAsync();
        var olds = Bootstrap("echo hello\n");
        var made = await cloud.CreateAsync(olds);
        var news = olds.With("desiredSize", size);

        var changed = await cloud.UpdateAsync(made, olds, news);

        Assert.Equal((double)size, ((PropertyMap)changed.Properties["nodeCounts"])["ready"]);
        Assert.Equal(news, (await cloud.ReadAsync(made, news)).Inputs);
        Assert.Single(await cloud.ActionsAsync(), action => action == "ModifyClusterNodePool");
    }

    [Fact]
    public async Task Update_LabelsTakenOutOfTheProgram_TakesThemFromThePool()
    {
        await using var cloud = await ProviderAgainstEmulator.StartAsync();
        var made = await cloud.CreateAsync(Inputs);

        await cloud.UpdateAsync(made, Inputs, Inputs.Without("labels"));

        Assert.False((await cloud.ReadAsync(made, PropertyMap.Empty)).Inputs!.ContainsKey("labels"));
    }

    [Fact]
    public async Task Update_ToTheAutoscaler_SwitchesTheSizeOff()
    {
        await using var cloud = await ProviderAgainstEmulator.StartAsync();
        var made = await cloud.CreateAsync(Inputs);
        var news = Inputs.Without("desiredSize").With("autoScaling", PropertyMap.Of(("minSize", 1.0), ("maxSize", 5.0)));

        await cloud.UpdateAsync(made, Inputs, news);

        Assert.Equal(news, (await cloud.ReadAsync(made, news)).Inputs);
    }

    [Fact]
    public async Task Update_AnotherRelease_IsRefusedInPreview()
    {
        await using var cloud = await ProviderAgainstEmulator.StartAsync();
        var made = await cloud.CreateAsync(Inputs);
        var news = Inputs.With("os", PropertyMap.Of(("version", "3.6.0")));

        var check = await cloud.CheckAsync(news, Inputs);

        var failure = Assert.Single(check.Failures);
        Assert.Equal("COS7001", DiagnosticText.Parse(failure.Reason, failure.Property)!.Code);
        Assert.Equal("os.version", failure.Property);
        _ = made;
    }

    [Fact]
    public async Task Read_DeletedBySomebody_IsGone()
    {
        await using var cloud = await ProviderAgainstEmulator.StartAsync();
        var made = await cloud.CreateAsync(Inputs);

        await cloud.Provider.DeleteAsync(
            new DeleteRequest(made.Id, ProviderAgainstEmulator.Urn, made.Properties, Inputs), TestContext.Current.CancellationToken);

        Assert.False((await cloud.ReadAsync(made, Inputs)).Exists);
    }

    [Fact]
    public async Task Delete_ProtectedPool_IsRefusedAndNothingIsCalled()
    {
        await using var cloud = await ProviderAgainstEmulator.StartAsync();
        var inputs = Inputs.With("deletionProtection", true);
        var made = await cloud.CreateAsync(inputs);

        await Assert.ThrowsAsync<RpcFaultException>(() => cloud.Provider.DeleteAsync(
            new DeleteRequest(made.Id, ProviderAgainstEmulator.Urn, made.Properties, inputs), TestContext.Current.CancellationToken));

        Assert.DoesNotContain("DeleteClusterNodepool", await cloud.ActionsAsync());
    }

    [Fact]
    public async Task Import_WithoutInputs_GivesInputsThatMakeThePool()
    {
        await using var cloud = await ProviderAgainstEmulator.StartAsync();
        var made = await cloud.CreateAsync(Bootstrap("echo hello\n"));

        var imported = (await cloud.ReadAsync(made, PropertyMap.Empty)).Inputs!;

        Assert.Empty((await cloud.CheckAsync(imported)).Failures);
        Assert.Equal(Bootstrap("echo hello\n")["bootstrap"], imported["bootstrap"]);
    }

    [Fact]
    public async Task Check_RejectedPool_FindsAllFiveAndCallsNoCreate()
    {
        await using var cloud = await ProviderAgainstEmulator.StartAsync();
        var news = Bootstrap("yum install -y htop\n")
            .With("clusterId", DemoAccount.OldClusterId)
            .With("instanceTypes", PropertyArray.Of("ecs.gn6i-c4g1.xlarge", "ecs.g8y.xlarge"))
            .Without("dataDisk");

        var check = await cloud.CheckAsync(news);

        Assert.Equal(
            ["COS1002", "COS1003", "COS1004", "COS2001", "COS3003"],
            check.Failures.Select(failure => DiagnosticText.Parse(failure.Reason, failure.Property)!.Code).Order());
        Assert.DoesNotContain("CreateClusterNodePool", await cloud.ActionsAsync());
    }

    [Fact]
    public async Task Check_ClusterThatIsNotThere_IsRefusedAtItsPath()
    {
        await using var cloud = await ProviderAgainstEmulator.StartAsync();

        var failure = Assert.Single((await cloud.CheckAsync(Inputs.With("clusterId", "c-none"))).Failures);

        Assert.Equal("clusterId", failure.Property);
    }

    [Fact]
    public async Task Check_WithoutName_GivesTheSameNameEachTime()
    {
        await using var cloud = await ProviderAgainstEmulator.StartAsync();

        var names = new[] { await cloud.CheckAsync(Inputs.Without("name")), await cloud.CheckAsync(Inputs.Without("name")) }.Select(check => check.Inputs["name"]);

        Assert.Single(names.Distinct());
    }

    [Fact]
    public async Task Check_WrongSecret_IsOneClearFault()
    {
        await using var cloud = await ProviderAgainstEmulator.StartAsync("wrong-secret");

        var fault = await Assert.ThrowsAsync<RpcFaultException>(() => cloud.CheckAsync(Inputs));

        Assert.Equal(StatusCode.Unauthenticated, fault.Code);
        Assert.DoesNotContain("wrong-secret", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_EndpointIsNotThere_NamesIt()
    {
        using var provider = await ProviderAgainstEmulator.ConnectAsync(new Uri("http://127.0.0.1:1"));
        var request = new CheckRequest(ProviderAgainstEmulator.Urn, "containeros:index:NodePool", "web", PropertyMap.Empty, Inputs);

        var fault = await Assert.ThrowsAsync<RpcFaultException>(() => provider.CheckAsync(request, TestContext.Current.CancellationToken));

        Assert.Equal(StatusCode.Unavailable, fault.Code);
        Assert.Contains("127.0.0.1:1", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_AnotherClusterAndAnotherSecurityGroup_DeleteFirstOnlyWithinTheCluster()
    {
        await using var cloud = await ProviderAgainstEmulator.StartAsync();
        var elsewhere = await DiffAsync(cloud, Inputs.With("clusterId", "c-other"));
        var inside = await DiffAsync(cloud, Inputs.With("securityGroupIds", PropertyArray.Of("sg-1")));

        Assert.Equal(["clusterId"], elsewhere.Replaces);
        Assert.False(elsewhere.DeleteBeforeReplace);
        Assert.Equal(["securityGroupIds"], inside.Replaces);
        Assert.True(inside.DeleteBeforeReplace);
    }

    [Fact]
    public async Task Create_Preview_CallsNothingAndLeavesIdsUnknown()
    {
        await using var cloud = await ProviderAgainstEmulator.StartAsync();

        var made = await cloud.Provider.CreateAsync(
            new CreateRequest(ProviderAgainstEmulator.Urn, Inputs, Preview: true), TestContext.Current.CancellationToken);

        Assert.Equal(PropertyUnknown.Instance, made.Properties["nodePoolId"]);
        Assert.Equal("lifsea_3_x64_5G_alibase_20251101.qcow2", made.Properties["imageId"]);
        Assert.Empty(await cloud.ActionsAsync());
    }

    private static Task<DiffResult> DiffAsync(ProviderAgainstEmulator cloud, PropertyMap news) => cloud.Provider.DiffAsync(
        new DiffRequest("c:np", ProviderAgainstEmulator.Urn, Inputs, Inputs, news, []), TestContext.Current.CancellationToken);
}
