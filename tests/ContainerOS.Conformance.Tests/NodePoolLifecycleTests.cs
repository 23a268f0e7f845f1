using ContainerOS.Emulator;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>The life cycle of a pool, as seen by the vendor's client.</summary>
public sealed class NodePoolLifecycleTests
{
    [Fact]
    public async Task Create_IsATaskWithStagesAndEvents_AndItsNodesBecomeReady()
    {
        await using var session = await EmulatorSession.OpenAsync();

        var made = await session.Vendor.AckAsync("CreateClusterNodePool", [DemoAccount.ClusterId], SampleNodePools.Full("web", 3));
        var task = await session.DoneAsync(made);
        var pool = await session.DetailAsync((string)made.Body["nodepool_id"]!);
        var nodes = (
            await session.Vendor.AckAsync(
                "DescribeClusterNodes",
                [DemoAccount.ClusterId],
                new JObject { ["nodepool_id"] = made.Body["nodepool_id"] }
            )
        ).Body;

        Assert.NotEmpty((string)made.Body["request_id"]!);
        Assert.Equal(("success", "cluster_scaleout"), ((string)task["state"]!, (string)task["task_type"]!));
        Assert.All(task["stages"]!, stage => Assert.Equal("success", (string)stage["state"]!));
        Assert.NotEmpty(task["events"]!);
        Assert.Equal(
            ("active", 3, 3),
            ((string)pool["status"]!["state"]!, (int)pool["status"]!["total_nodes"]!, (int)pool["status"]!["healthy_nodes"]!)
        );
        Assert.Equal(3, nodes["nodes"]!.Count());
        Assert.All(
            nodes["nodes"]!,
            node => Assert.Equal(("Ready", "ecs.g7.xlarge"), ((string)node["node_status"]!, (string)node["instance_type"]!))
        );
        Assert.Equal(3, (int)nodes["page"]!["total_count"]!);
    }

    [Fact]
    public async Task Detail_ContainsEveryGroupOfTheRequest()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var asked = SampleNodePools.Full("web", 1);

        var reply = await session.DetailAsync(await session.CreateAsync(asked));

        foreach (var group in new[] { "scaling_group", "kubernetes_config", "management" })
        {
            Assert.All(
                ((JObject)asked[group]!).Properties(),
                field =>
                    Assert.True(
                        JToken.DeepEquals(field.Value, reply[group]![field.Name]),
                        $"{group}.{field.Name}: {reply[group]![field.Name]}"
                    )
            );
        }

        Assert.Equal("web", (string)reply["nodepool_info"]!["name"]!);
        Assert.NotEmpty((string)reply["scaling_group"]!["scaling_group_id"]!);
    }

    [Fact]
    public async Task AutoScaledPool_HasItsBounds_AndAtLeastTheMinimumOfNodes()
    {
        await using var session = await EmulatorSession.OpenAsync();

        var pool = await session.DetailAsync(await session.CreateAsync(SampleNodePools.AutoScaled("elastic")));

        Assert.Equal(
            (true, 2, 10),
            (
                (bool)pool["auto_scaling"]!["enable"]!,
                (int)pool["auto_scaling"]!["min_instances"]!,
                (int)pool["auto_scaling"]!["max_instances"]!
            )
        );
        Assert.Equal(2, (int)pool["status"]!["total_nodes"]!);
    }

    [Fact]
    public async Task List_ByName_ReturnsThatPoolOnly()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var id = await session.CreateAsync(SampleNodePools.Full("web", 1));
        await session.CreateAsync(SampleNodePools.Full("db", 1));

        var all = (await session.Vendor.AckAsync("DescribeClusterNodePools", [DemoAccount.ClusterId], [])).Body["nodepools"]!;
        var named = (
            await session.Vendor.AckAsync("DescribeClusterNodePools", [DemoAccount.ClusterId], new JObject { ["NodepoolName"] = "web" })
        ).Body["nodepools"]!;

        Assert.Equal(2, all.Count());
        Assert.Equal(id, (string)Assert.Single(named)["nodepool_info"]!["nodepool_id"]!);
    }

    [Fact]
    public async Task ScaleModifyAndNodeConfig_ChangeOnlyTheGivenFields()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var id = await session.CreateAsync(SampleNodePools.Full("web", 1));

        await session.DoneAsync(
            await session.Vendor.AckAsync("ScaleClusterNodePool", [DemoAccount.ClusterId, id], new JObject { ["count"] = 2 })
        );
        Assert.Equal(3, (int)(await session.DetailAsync(id))["status"]!["total_nodes"]!);

        var patch = new JObject
        {
            ["scaling_group"] = new JObject { ["desired_size"] = 2 },
            ["kubernetes_config"] = new JObject { ["labels"] = new JArray(new JObject { ["key"] = "a", ["value"] = "b" }) },
        };
        await session.DoneAsync(await session.Vendor.AckAsync("ModifyClusterNodePool", [DemoAccount.ClusterId, id], patch));
        await session.DoneAsync(
            await session.Vendor.AckAsync(
                "ModifyNodePoolNodeConfig",
                [DemoAccount.ClusterId, id],
                new JObject { ["kubelet_config"] = new JObject { ["maxPods"] = 100 } }
            )
        );

        var pool = await session.DetailAsync(id);
        Assert.Equal(2, (int)pool["status"]!["total_nodes"]!);
        Assert.Equal("a", (string)Assert.Single(pool["kubernetes_config"]!["labels"]!)["key"]!);
        Assert.Equal("IyEvYmluL3NoCmVjaG8gaGkK", (string)pool["kubernetes_config"]!["user_data"]!);
        Assert.Equal(100, (int)pool["node_config"]!["kubelet_configuration"]!["maxPods"]!);
    }

    [Fact]
    public async Task Delete_RemovesThePoolAndItsNodes()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var id = await session.CreateAsync(SampleNodePools.Full("web", 2));

        var deleted = await session.Vendor.AckAsync("DeleteClusterNodepool", [DemoAccount.ClusterId, id], new JObject { ["force"] = true });
        await session.DoneAsync(deleted);

        Assert.Empty((await session.Vendor.AckAsync("DescribeClusterNodePools", [DemoAccount.ClusterId], [])).Body["nodepools"]!);
        Assert.Empty((await session.Vendor.AckAsync("DescribeClusterNodes", [DemoAccount.ClusterId], [])).Body["nodes"]!);
        var twice = await Assert.ThrowsAsync<VendorException>(() =>
            session.Vendor.AckAsync("DeleteClusterNodepool", [DemoAccount.ClusterId, id], new JObject { ["force"] = true })
        );
        Assert.Equal((404, "ErrorNodePoolNotFound"), (twice.Status, twice.Code));
    }

    [Fact]
    public async Task SixteenConcurrentCalls_ReturnTheirOwnPools()
    {
        await using var session = await EmulatorSession.OpenAsync();

        var ids = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(number => session.CreateAsync(SampleNodePools.Full($"pool-{number}", 1)))
        );

        var reply = (await session.Vendor.AckAsync("DescribeClusterNodePools", [DemoAccount.ClusterId], [])).Body["nodepools"]!;
        Assert.Equal(16, ids.Distinct().Count());
        Assert.Equal(ids.Order(), reply.Select(pool => (string)pool["nodepool_info"]!["nodepool_id"]!).Order());
    }
}
