using ContainerOS.Emulator;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>What the service refuses, as the vendor's client reports it. The emulator's tables of checks have the sources.</summary>
public sealed class RefusalTests
{
    private const string OfAutoMode = "lifsea_3_x64_5G_alibase_20250410.qcow2";
    private const string GpuType = "ecs.gn6i-c4g1.xlarge";
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);

    [Theory]
    [InlineData("nodepool_info.name", "\"-web\"", "InvalidParameter.Name")]
    [InlineData("nodepool_info.name", "\"web_1\"", "InvalidParameter.Name")]
    [InlineData("scaling_group.image_type", "\"Ubuntu\"", "InvalidParameter")]
    [InlineData("scaling_group.image_id", "\"lifsea_3_x64_5G_alibase_19990101.qcow2\"", "InvalidImageId.NotFound")]
    [InlineData("scaling_group.image_id", $"\"{OfAutoMode}\"", "InvalidParameter", "Auto Mode")]
    [InlineData("scaling_group.key_pair", "\"someone-elses\"", "InvalidKeyPair.NotFound")]
    [InlineData("scaling_group.ram_role_name", "\"someone-elses\"", "InvalidRamRole.NotFound")]
    [InlineData("scaling_group.security_group_ids", "[\"sg-other\"]", "InvalidSecurityGroupId.NotFound")]
    [InlineData("scaling_group.multi_az_policy", "\"CHEAP\"", "InvalidParameter", "multi_az_policy")]
    [InlineData("scaling_group.spot_instance_pools", "2", "InvalidParameter", "COST_OPTIMIZED")]
    [InlineData("scaling_group.compensate_with_on_demand", "true", "InvalidParameter", "COST_OPTIMIZED")]
    [InlineData("scaling_group.system_disk_size", "2049", "InvalidParameter", "20 to 2048")]
    [InlineData("auto_scaling.type", "\"moon\"", "InvalidParameter", "gpushare")]
    [InlineData("count", "3000", "InvalidParameter", "desired_size")]
    public async Task Create_OfWhatTheServiceRefuses_IsRefused(string path, string value, string code, string named = "")
    {
        await using var session = await EmulatorSession.OpenAsync();
        var body = SampleNodePools.Full("web", 1);
        if (path == "count")
        {
            ((JObject)body["scaling_group"]!).Remove("desired_size");
        }

        Put(body, path, value);

        var fault = await RefusedAsync(session, "CreateClusterNodePool", [DemoAccount.ClusterId], body);

        Assert.Equal((400, code), (fault.Status, fault.Code));
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"scaling_group":{"desired_size":2}}""")]
    [InlineData("""{"scaling_group":{"desired_size":0}}""")]
    [InlineData("""{"auto_scaling":{"enable":false},"scaling_group":{"desired_size":3}}""")]
    public async Task AutoScaledPool_ChangedWithASize_IsRefused(string change)
    {
        await using var session = await EmulatorSession.OpenAsync();
        var pool = await session.CreateAsync(SampleNodePools.AutoScaled("elastic"));

        AssertIsRefusalOfASize(await RefusedAsync(session, "ModifyClusterNodePool", [DemoAccount.ClusterId, pool], JObject.Parse(change)));
    }

    [Fact]
    public async Task Autoscaler_IsTurnedOffWithoutASize_AndOnWithoutASize()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var pool = await session.CreateAsync(SampleNodePools.AutoScaled("elastic"));
        foreach (
            var change in new[]
            {
                """{"auto_scaling":{"enable":false}}""",
                """{"scaling_group":{"desired_size":4}}""",
                """{"auto_scaling":{"enable":true,"min_instances":1,"max_instances":5}}""",
            }
        )
        {
            await session.DoneAsync(
                await session.Vendor.AckAsync("ModifyClusterNodePool", [DemoAccount.ClusterId, pool], JObject.Parse(change))
            );
        }

        var detail = await session.DetailAsync(pool);

        Assert.Equal((true, 4), ((bool)detail["auto_scaling"]!["enable"]!, (int)detail["status"]!["total_nodes"]!));
    }

    [Fact]
    public async Task ForcedDelete_WhileNodesAreRemoved_IsRefused_AndAcceptedAfterwards()
    {
        await using var session = await OpenAsync();
        string[] pool = [DemoAccount.ClusterId, await ReadyAsync(session, "web", 2)];
        await session.Vendor.AckAsync(
            "ModifyClusterNodePool",
            pool,
            new JObject { ["scaling_group"] = new JObject { ["desired_size"] = 1 } }
        );

        var during = (string)(await session.DetailAsync(pool[1]))["status"]!["state"]!;
        var fault = await RefusedAsync(session, "DeleteClusterNodepool", pool, new JObject { ["force"] = true });
        time.Advance(TimeSpan.FromSeconds(10));
        await session.Vendor.AckAsync("DeleteClusterNodepool", pool, new JObject { ["force"] = true });

        Assert.Equal("removing_nodes", during);
        Assert.Equal("InvalidNodePoolStatus.Forbidden", fault.Code);
        Assert.Contains("cannot operate nodepool when nodepool state is removing_nodes", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NameOfAnotherPool_IsRefused_ForANewPoolAndForARename()
    {
        await using var session = await EmulatorSession.OpenAsync();
        await session.CreateAsync(SampleNodePools.Full("web", 0));
        var other = await session.CreateAsync(SampleNodePools.Full("db", 0));

        var made = await RefusedAsync(session, "CreateClusterNodePool", [DemoAccount.ClusterId], SampleNodePools.Full("web", 0));
        var renamed = await RefusedAsync(
            session,
            "ModifyClusterNodePool",
            [DemoAccount.ClusterId, other],
            JObject.Parse("""{"nodepool_info":{"name":"web"}}""")
        );
        await session.DoneAsync(
            await session.Vendor.AckAsync(
                "ModifyClusterNodePool",
                [DemoAccount.ClusterId, other],
                JObject.Parse("""{"nodepool_info":{"name":"db"}}""")
            )
        );

        Assert.Equal(["InvalidParameter.Name", "InvalidParameter.Name"], [made.Code, renamed.Code]);
    }

    [Theory]
    [InlineData("PauseTask", "ErrPauseTask")]
    [InlineData("CancelTask", "TaskOperationNotSupported")]
    public async Task TaskThatRemovesNodes_CannotBeHalted(string action, string code)
    {
        await using var session = await OpenAsync();
        var pool = await ReadyAsync(session, "web", 2);
        var node = (string)(await NodesAsync(session))[0]["instance_id"]!;
        var removal = await session.Vendor.AckAsync(
            "RemoveNodePoolNodes",
            [DemoAccount.ClusterId, pool],
            new JObject { ["instance_ids"] = new JArray(node), ["release_node"] = true }
        );

        var fault = await RefusedAsync(session, action, [(string)removal.Body["task_id"]!], null);

        Assert.Equal(code, fault.Code);
    }

    [Theory]
    [InlineData("""{"max_parallelism":0}""")]
    [InlineData("""{"max_parallelism":11}""")]
    [InlineData("""{"batch_interval":4}""")]
    [InlineData("""{"batch_interval":121}""")]
    [InlineData("""{"max_failed_nodes":-1}""")]
    [InlineData("""{"pause_policy":"Sometimes"}""")]
    public async Task Rollout_OutOfBounds_IsRefused(string policy)
    {
        await using var session = await EmulatorSession.OpenAsync();
        var pool = await session.CreateAsync(SampleNodePools.Full("web", 1));

        var fault = await RefusedAsync(
            session,
            "UpgradeClusterNodepool",
            [DemoAccount.ClusterId, pool],
            new JObject { ["rolling_policy"] = JObject.Parse(policy) }
        );

        Assert.Equal((400, "InvalidParameter"), (fault.Status, fault.Code));
    }

    [Fact]
    public async Task Rollout_WithoutAPolicy_TakesTenNodesABatch_AndAnIntervalWithAPauseHasNoEffect()
    {
        await using var session = await OpenAsync();
        var pool = await ReadyAsync(session, "web", 12);

        await session.Vendor.AckAsync(
            "UpgradeClusterNodepool",
            [DemoAccount.ClusterId, pool],
            JObject.Parse("""{"rolling_policy":{"batch_interval":0,"pause_policy":"NotPause"}}""")
        );
        var during = await session.DetailAsync(pool);

        Assert.Equal(2, (int)during["status"]!["healthy_nodes"]!);
    }

    [Fact]
    public async Task FixOfVulnerabilities_OfMoreNodesThanThereAre_IsRefused()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var pool = await session.CreateAsync(SampleNodePools.Full("web", 2));

        var fault = await RefusedAsync(
            session,
            "FixNodePoolVuls",
            [DemoAccount.ClusterId, pool],
            JObject.Parse("""{"rollout_policy":{"max_parallelism":3}}""")
        );

        Assert.Contains("1 to 2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TypeWithoutStock_MakesTheTaskFail_WithTheErrorOfEcs()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var body = SampleNodePools.Full("gpu", 2);
        (body["scaling_group"]!["instance_types"], body["scaling_group"]!["vswitch_ids"]) = (new JArray(GpuType), new JArray("vsw-demo-j"));

        var made = await session.Vendor.AckAsync("CreateClusterNodePool", [DemoAccount.ClusterId], body);
        var task = await session.DoneAsync(made);
        var pool = await session.DetailAsync((string)made.Body["nodepool_id"]!);

        Assert.Equal(("failed", "OperationDenied.NoStock"), ((string)task["state"]!, (string)task["error"]!["code"]!));
        Assert.Contains($"{GpuType} in cn-hangzhou-j", (string)task["error"]!["message"]!, StringComparison.Ordinal);
        Assert.Equal(("active", 0), ((string)pool["status"]!["state"]!, (int)pool["status"]!["total_nodes"]!));
    }

    [Fact]
    public async Task TypeWithoutStockInOneZone_IsCreatedInTheOthers()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var body = SampleNodePools.Full("gpu", 4);
        (body["scaling_group"]!["instance_types"], body["scaling_group"]!["vswitch_ids"]) = (
            new JArray(GpuType),
            new JArray("vsw-demo-j", "vsw-demo-h", "vsw-demo-i")
        );
        await session.CreateAsync(body);

        var zones = (await session.Vendor.EcsAsync("DescribeInstances", [])).Body.SelectTokens("$..ZoneId").Select(zone => (string)zone!);

        Assert.Equal(["cn-hangzhou-h", "cn-hangzhou-h", "cn-hangzhou-i", "cn-hangzhou-i"], zones.Order(StringComparer.Ordinal));
    }

    private static void AssertIsRefusalOfASize(VendorException fault)
    {
        Assert.Equal((400, "InvalidDesiredSizeOrCount.NotNull"), (fault.Status, fault.Code));
        Assert.Contains(
            "setting or modification is not supported for autoscaling-enabled nodepool",
            fault.Message,
            StringComparison.Ordinal
        );
    }

    private static void Put(JObject body, string path, string value)
    {
        var names = path.Split('.');
        var holder = names.Length == 1 ? body : (JObject)(body[names[0]] ??= new JObject());
        holder[names[^1]] = JToken.Parse(value);
    }

    private static Task<VendorException> RefusedAsync(EmulatorSession session, string action, string[] path, JObject? body) =>
        Assert.ThrowsAsync<VendorException>(() => session.Vendor.AckAsync(action, path, body));

    private static async Task<List<JToken>> NodesAsync(EmulatorSession session) =>
        [.. (await session.Vendor.AckAsync("DescribeClusterNodes", [DemoAccount.ClusterId], [])).Body["nodes"]!];

    private Task<EmulatorSession> OpenAsync() => EmulatorSession.OpenAsync(options: new EmulatorOptions { Time = time });

    private async Task<string> ReadyAsync(EmulatorSession session, string name, int size)
    {
        var made = await session.Vendor.AckAsync("CreateClusterNodePool", [DemoAccount.ClusterId], SampleNodePools.Full(name, size));
        time.Advance(TimeSpan.FromSeconds(80));
        return (string)made.Body["nodepool_id"]!;
    }
}
