using ContainerOS.Emulator;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Tests.Configuration;
using ContainerOS.Rollout;
using ContainerOS.Rollout.Execution;

namespace ContainerOS.Provider.Tests.Functions;

public sealed class CloudFunctionTests : IAsyncLifetime
{
    private EmulatedProvider cloud = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => cloud = await EmulatedProvider.StartAsync();

    public ValueTask DisposeAsync() => cloud.DisposeAsync();

    [Fact]
    public async Task ValidateNodePool_ValidPool_FindsNothing_AndCreatesNothing()
    {
        var result = await InvokeAsync("validateNodePool", ("pool", EmulatedProvider.Inputs));

        Assert.Equal(true, result.Return["valid"]);
        Assert.Equal(PropertyArray.Empty, result.Return["findings"]);
        Assert.DoesNotContain("CreateClusterNodePool", await cloud.ActionsAsync());
    }

    [Fact]
    public async Task ValidateNodePool_WrongPool_FindsWhatAPreviewWould()
    {
        var pool = EmulatedProvider
            .Inputs.With("instanceTypes", PropertyArray.Of("ecs.g8y.xlarge"))
            .With("desiredSze", 3.0)
            .Without("vSwitchIds");

        var result = await InvokeAsync("validateNodePool", ("pool", pool));
        var preview = await cloud.CheckAsync(pool);

        Assert.Equal(false, result.Return["valid"]);
        Assert.Empty(result.Failures);
        var findings = ((PropertyArray)result.Return["findings"]).Items.Cast<PropertyMap>().ToList();
        Assert.Equal(
            preview.Failures.Select(failure => failure.Property).Order(),
            findings
                .Where(finding => finding["severity"].Equals((PropertyValue)"error"))
                .Select(finding => ((PropertyString)finding["path"]).Value)
                .Order()
        );
        Assert.Contains(findings, finding => finding["code"].Equals((PropertyValue)"COS1004"));
        Assert.All(findings, finding => Assert.NotEmpty(((PropertyString)finding["fix"]).Value));
    }

    [Fact]
    public async Task ValidateNodePool_UnknownValue_LeavesRulesUndecided()
    {
        var result = await InvokeAsync(
            "validateNodePool",
            ("pool", EmulatedProvider.Inputs.With("instanceTypes", PropertyArray.Of(PropertyUnknown.Instance)))
        );

        Assert.Equal(true, result.Return["valid"]);
        Assert.NotEmpty(((PropertyArray)result.Return["undecided"]).Items);
    }

    [Fact]
    public async Task ValidateNodePool_SecretValue_IsNotInTheFindings()
    {
        var result = await InvokeAsync(
            "validateNodePool",
            ("pool", EmulatedProvider.Inputs.With("cpuPolicy", new PropertySecret("hunter2")))
        );

        Assert.Equal(false, result.Return["valid"]);
        Assert.DoesNotContain("hunter2", string.Join(' ', Texts(result.Return["findings"])));
    }

    [Fact]
    public async Task ValidateNodePool_NotAnObject_IsAFailureOfTheArgument()
    {
        Assert.Equal("pool", Assert.Single((await InvokeAsync("validateNodePool", ("pool", "web"))).Failures).Property);
        Assert.Equal("pool", Assert.Single((await InvokeAsync("validateNodePool")).Failures).Property);
    }

    [Fact]
    public async Task GetCluster_DemoCluster_IsDescribed()
    {
        var cluster = (await InvokeAsync("getCluster", ("clusterId", DemoAccount.ClusterId))).Return;

        Assert.Equal(DemoAccount.ClusterId, cluster["clusterId"]);
        Assert.Equal(true, cluster["isManaged"]);
        Assert.Equal("cn-hangzhou", cluster["regionId"]);
        Assert.Matches(@"^1\.\d+", ((PropertyString)cluster["kubernetesVersion"]).Value);
    }

    [Theory]
    [InlineData("getCluster")]
    [InlineData("getImages")]
    public async Task Get_MissingCluster_IsAFailureOfTheArgument(string function)
    {
        var failure = Assert.Single((await InvokeAsync(function, ("clusterId", "c-none"))).Failures);

        Assert.Equal("clusterId", failure.Property);
        Assert.Contains("c-none", failure.Reason);
    }

    [Fact]
    public async Task GetImages_OfACluster_AreContainerOsByRelease()
    {
        var all = Images(await InvokeAsync("getImages", ("clusterId", DemoAccount.ClusterId)));
        var one = Images(await InvokeAsync("getImages", ("clusterId", DemoAccount.ClusterId), ("version", "3.6.1")));

        Assert.Contains(all, image => image.Find("version")?.Equals((PropertyValue)"3.6.1") is true);
        Assert.NotEmpty(one);
        Assert.All(one, image => Assert.Equal("3.6.1", image["version"]));
    }

    [Fact]
    public async Task PlanRollout_IsThePlanOfThePreview_AndOfTheCommand()
    {
        var log = new RecordedLog();
        using var provider = await EmulatedProvider.ConnectAsync(cloud.Emulator.Address, log: log);
        var old = EmulatedProvider.Inputs.With("os", PropertyMap.Of(("version", "3.5.1")));
        var made = await provider.CreateAsync(new CreateRequest(EmulatedProvider.Urn, old), Ct);
        var news = old.With("os", PropertyMap.Of(("version", "3.6.1"))).With("rollout", PropertyMap.Of(("maxParallelism", 2.0)));
        var pool = PropertyMap.Of(("os", news["os"]), ("rollout", news["rollout"]));

        var planned = (await InvokeAsync("planRollout", ("id", made.Id), ("pool", pool))).Return;
        await provider.UpdateAsync(new UpdateRequest(made.Id, EmulatedProvider.Urn, made.Properties, old, news, [], Preview: true), Ct);
        using var client = cloud.Client();
        var id = made.Id.Split(':');
        var plan = await new RolloutRunner(client).PlanAsync(
            id[0],
            id[1],
            new RolloutTarget { ImageId = "lifsea_3_x64_5G_alibase_20251101.qcow2" },
            new RolloutOptions { MaxParallelism = 2 },
            Ct
        );

        Assert.Equal(RolloutPlanFile.Write(plan), ((PropertyString)planned["planFile"]).Value);
        Assert.Contains(((PropertyString)planned["summary"]).Value, log.Lasting);
        Assert.Equal(3.0, planned["nodes"]);
        Assert.Equal(2, ((PropertyArray)planned["batches"]).Items.Length);
        Assert.Equal(true, planned["hasWayBack"]);
        Assert.DoesNotContain("UpgradeClusterNodepool", await cloud.ActionsAsync());
    }

    [Fact]
    public async Task PlanRollout_NothingToReplace_HasNoBatch_AndUnknownValuesGiveNoPlan()
    {
        var made = await cloud.CreateAsync(EmulatedProvider.Inputs);

        var same = (await InvokeAsync("planRollout", ("id", made.Id), ("pool", EmulatedProvider.Inputs))).Return;
        var unknown = (await InvokeAsync("planRollout", ("id", PropertyUnknown.Instance), ("pool", EmulatedProvider.Inputs))).Return;

        Assert.Equal(0.0, same["nodes"]);
        Assert.False(same.ContainsKey("planFile"));
        Assert.Equal("rollout: no node has to be replaced", same["summary"]);
        Assert.All(unknown, result => Assert.IsType<PropertyUnknown>(result.Value));
    }

    [Theory]
    [InlineData("web", "is not a node pool; write clusterId:nodePoolId")]
    [InlineData(DemoAccount.ClusterId + ":np-none", "there is no node pool")]
    public async Task PlanRollout_NoSuchPool_IsAFailureOfTheArgument(string id, string message)
    {
        var failure = Assert.Single((await InvokeAsync("planRollout", ("id", id), ("pool", EmulatedProvider.Inputs))).Failures);

        Assert.Equal("id", failure.Property);
        Assert.Contains(message, failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanRollout_VersionThatTheClusterDoesNotHave_IsAFailureOfTheArgument()
    {
        var made = await cloud.CreateAsync(EmulatedProvider.Inputs);

        var failure = Assert.Single(
            (await InvokeAsync("planRollout", ("id", made.Id), ("pool", PropertyMap.Of(("kubernetesVersion", "1.36"))))).Failures
        );

        Assert.Equal("pool.kubernetesVersion", failure.Property);
        Assert.Contains("upgrade its control plane first", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EstimateCost_FixedSize_IsTheSumOfItsParts_AndSaysThatTheEmulatorInventsPrices()
    {
        var cost = (await InvokeAsync("estimateCost", ("pool", EmulatedProvider.Inputs))).Return;

        var perNode = Number(cost["perNode"]);
        Assert.Equal("CNY", cost["currency"]);
        Assert.Equal("hour", cost["unit"]);
        Assert.Equal(perNode, ((PropertyArray)cost["parts"]).Items.Sum(part => Number(((PropertyMap)part)["price"])), precision: 5);
        Assert.Equal(3 * perNode, Number(cost["minTotal"]), precision: 5);
        Assert.Equal(cost["minTotal"], cost["maxTotal"]);
        Assert.Contains(Texts(cost["notIncluded"]), text => text.Contains("invented"));
    }

    [Fact]
    public async Task EstimateCost_Month_Has730Hours()
    {
        var hour = (await InvokeAsync("estimateCost", ("pool", EmulatedProvider.Inputs))).Return;
        var month = (await InvokeAsync("estimateCost", ("pool", EmulatedProvider.Inputs), ("unit", "month"))).Return;

        Assert.Equal(Number(hour["perNode"]) * 730, Number(month["perNode"]), precision: 4);
    }

    [Fact]
    public async Task EstimateCost_AutoscaledPoolWithoutData_SaysWhatIsMissing()
    {
        var pool = EmulatedProvider
            .Inputs.Without("desiredSize")
            .With("autoScaling", PropertyMap.Of(("minSize", 1.0), ("maxSize", 4.0)))
            .With("instanceTypes", PropertyArray.Of("ecs.g7.xlarge", "ecs.g7.2xlarge"))
            .With("dataDisk", PropertyMap.Of(("category", "cloud_essd")));

        var cost = (await InvokeAsync("estimateCost", ("pool", pool))).Return;

        Assert.Equal(1.0, cost["minNodes"]);
        Assert.Equal(4.0, cost["maxNodes"]);
        Assert.Contains("the data disk: its size is not set", Texts(cost["notIncluded"]));
        Assert.Contains(Texts(cost["notIncluded"]), text => text.StartsWith("the other instance types", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EstimateCost_NoSize_HasNoTotal()
    {
        var cost = (await InvokeAsync("estimateCost", ("pool", EmulatedProvider.Inputs.Without("desiredSize")))).Return;

        Assert.False(cost.ContainsKey("minTotal"));
        Assert.False(cost.ContainsKey("maxNodes"));
    }

    [Fact]
    public async Task EstimateCost_TypeWithoutPrice_IsAFailureOfTheArgument()
    {
        var pool = EmulatedProvider.Inputs.With("instanceTypes", PropertyArray.Of("ecs.none.large"));

        Assert.Equal("pool.instanceTypes[0]", Assert.Single((await InvokeAsync("estimateCost", ("pool", pool))).Failures).Property);
        Assert.Equal(
            "pool.instanceTypes",
            Assert.Single((await InvokeAsync("estimateCost", ("pool", pool.Without("instanceTypes")))).Failures).Property
        );
    }

    [Fact]
    public async Task EstimateCost_PrepaidByTheHour_IsAFailureOfTheUnit()
    {
        var pool = EmulatedProvider.Inputs.With("prepaid", PropertyMap.Of(("period", 1.0)));

        Assert.Equal("unit", Assert.Single((await InvokeAsync("estimateCost", ("pool", pool))).Failures).Property);
    }

    [Fact]
    public async Task EstimateCost_UnknownDisk_IsUnknown_AndUnknownLabelsAreNot()
    {
        var unknownDisk = EmulatedProvider.Inputs.With("dataDisk", PropertyUnknown.Instance);
        var unknownLabels = EmulatedProvider.Inputs.With("labels", PropertyUnknown.Instance);

        Assert.Same(PropertyUnknown.Instance, (await InvokeAsync("estimateCost", ("pool", unknownDisk))).Return["perNode"]);
        Assert.IsType<PropertyNumber>((await InvokeAsync("estimateCost", ("pool", unknownLabels))).Return["perNode"]);
    }

    [Theory]
    [InlineData("getCluster", "clusterId", "kubernetesVersion")]
    [InlineData("getImages", "clusterId", "images")]
    [InlineData("estimateCost", "pool", "perNode")]
    [InlineData("validateNodePool", "pool", "valid")]
    public async Task EveryFunction_UnknownArgument_HasUnknownResults(string function, string argument, string result)
    {
        var invoked = await InvokeAsync(function, (argument, PropertyUnknown.Instance));

        Assert.Empty(invoked.Failures);
        Assert.Same(PropertyUnknown.Instance, invoked.Return[result]);
    }

    [Fact]
    public async Task EveryFunction_WithoutConfiguration_SaysIt()
    {
        using var provider = new ContainerOsProvider(NullEngineLog.Instance, new FixedEnvironment(), TimeProvider.System);

        var error = await Assert.ThrowsAsync<RpcFaultException>(() =>
            provider.InvokeAsync(new InvokeRequest("containeros:index:getCluster", PropertyMap.Of(("clusterId", "c"))), Ct)
        );

        Assert.Contains("not configured", error.Message);
    }

    private Task<InvokeResult> InvokeAsync(string function, params (string, PropertyValue)[] arguments) =>
        cloud.Provider.InvokeAsync(new InvokeRequest($"containeros:index:{function}", PropertyMap.Of(arguments)), Ct);

    private static List<PropertyMap> Images(InvokeResult result) => [.. ((PropertyArray)result.Return["images"]).Items.Cast<PropertyMap>()];

    private static double Number(PropertyValue value) => ((PropertyNumber)value).Value;

    private static IEnumerable<string> Texts(PropertyValue value) =>
        value switch
        {
            PropertyString text => [text.Value],
            PropertyArray list => list.Items.SelectMany(Texts),
            PropertyMap map => map.Values.SelectMany(Texts),
            _ => [],
        };
}
