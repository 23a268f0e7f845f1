using ContainerOS.Emulator;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>Upgrades, repairs and removals, started by the vendor's client.</summary>
public sealed class NodeOperationTests
{
    private const string Older = "lifsea_3_x64_5G_alibase_20250916.qcow2";
    private const string Newer = "lifsea_3_x64_5G_alibase_20251101.qcow2";
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task Upgrade_RunsBatchByBatch_AndPausesAfterTheFirst()
    {
        await using var session = await EmulatorSession.OpenAsync(options: new EmulatorOptions { Time = time });
        var pool = await PoolAsync(session, 3);

        var reply = await session.Vendor.AckAsync("UpgradeClusterNodepool", [DemoAccount.ClusterId, pool], Upgrade("FirstBatch"));
        time.Advance(TimeSpan.FromSeconds(45)); // The drain takes 40 s at most.
        var during = await NodesAsync(session);
        time.Advance(TimeSpan.FromMinutes(5));
        var waiting = (await TaskAsync(session, reply), await NodesAsync(session));
        await session.Vendor.AckAsync("ResumeTask", [(string)reply.Body["task_id"]!]);
        time.Advance(TimeSpan.FromMinutes(5));

        Assert.NotEmpty((string)reply.Body["RequestId"]!);
        Assert.Empty(reply.Lost);
        Assert.Equal(1, during.Count(node => (string)node["node_status"]! == "NotReady"));
        Assert.Equal(("paused", 1), (waiting.Item1, waiting.Item2.Count(node => (string)node["image_id"]! == Newer)));
        Assert.Equal("success", await TaskAsync(session, reply));
        Assert.All(
            await NodesAsync(session),
            node => Assert.Equal((Newer, "Ready"), ((string)node["image_id"]!, (string)node["node_status"]!))
        );
    }

    [Fact]
    public async Task Upgrade_Canceled_DoesNotChangeTheOtherNodes()
    {
        await using var session = await EmulatorSession.OpenAsync(options: new EmulatorOptions { Time = time });
        var pool = await PoolAsync(session, 3);

        var reply = await session.Vendor.AckAsync("UpgradeClusterNodepool", [DemoAccount.ClusterId, pool], Upgrade("EveryBatch"));
        time.Advance(TimeSpan.FromMinutes(5));
        await session.Vendor.AckAsync("CancelTask", [(string)reply.Body["task_id"]!]);
        time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(
            [Newer, Older, Older],
            (await NodesAsync(session)).Select(node => (string)node["image_id"]!).Order(StringComparer.Ordinal).Reverse()
        );
        Assert.Equal(
            ("active", 3),
            (
                (string)(await session.DetailAsync(pool))["status"]!["state"]!,
                (int)(await session.DetailAsync(pool))["status"]!["healthy_nodes"]!
            )
        );
    }

    [Fact]
    public async Task Upgrade_ToABadImage_FailsAtItsFirstNode_AndTheVendorsClientReadsWhy()
    {
        await using var session = await EmulatorSession.OpenAsync(options: new EmulatorOptions { Time = time });
        var pool = await PoolAsync(session, 3);
        var bad = Upgrade("NotPause");
        bad["image_id"] = "lifsea_3_x64_5G_emulator_breaks_runtime.qcow2";

        var reply = await session.Vendor.AckAsync("UpgradeClusterNodepool", [DemoAccount.ClusterId, pool], bad);
        time.Advance(TimeSpan.FromMinutes(5));
        var task = await session.Vendor.AckAsync("DescribeTaskInfo", [(string)reply.Body["task_id"]!]);
        var nodes = await session.Vendor.AckAsync("DescribeClusterNodes", [DemoAccount.ClusterId], []);
        var status = (await session.DetailAsync(pool))["status"]!;

        Assert.Equal(
            ("failed", "failed", "Warning"),
            ((string)task.Body["state"]!, (string)task.Body["task_result"]![0]!["status"]!, (string)task.Body["events"]!.Last!["level"]!)
        );
        Assert.Equal(["NotReady", "Ready", "Ready"], nodes.Body["nodes"]!.Select(node => (string)node["node_status"]!));
        Assert.Contains("container runtime is down", (string)nodes.Body["nodes"]![0]!["error_message"]!, StringComparison.Ordinal);
        Assert.Equal((2, 1, 3), ((int)status["healthy_nodes"]!, (int)status["failed_nodes"]!, (int)status["total_nodes"]!));
        Assert.Empty(task.Lost.Concat(nodes.Lost));
    }

    [Fact]
    public async Task Remove_ByInstanceId_RemovesThoseNodes_AndDecreasesTheDesiredSize()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var pool = await session.CreateAsync(SampleNodePools.Full("web", 3));
        var leaving = (string)(await NodesAsync(session))[0]["instance_id"]!;

        var reply = await session.Vendor.AckAsync(
            "RemoveNodePoolNodes",
            [DemoAccount.ClusterId, pool],
            new JObject
            {
                ["instance_ids"] = new JArray(leaving),
                ["release_node"] = true,
                ["drain_node"] = true,
            }
        );
        await session.DoneAsync(reply);

        Assert.Empty(reply.Lost);
        Assert.DoesNotContain(leaving, (await NodesAsync(session)).Select(node => (string)node["instance_id"]!));
        Assert.Equal(2, (int)(await session.DetailAsync(pool))["scaling_group"]!["desired_size"]!);
    }

    [Fact]
    public async Task Repair_IsATask_AndOfAnUnknownNodeIsRejected()
    {
        await using var session = await EmulatorSession.OpenAsync(options: new EmulatorOptions { Time = time });
        var pool = await PoolAsync(session, 2);
        var node = (string)(await NodesAsync(session))[0]["node_name"]!;

        var reply = await session.Vendor.AckAsync(
            "RepairClusterNodePool",
            [DemoAccount.ClusterId, pool],
            new JObject { ["nodes"] = new JArray(node) }
        );
        var during = await NodesAsync(session);
        time.Advance(TimeSpan.FromMinutes(1));
        var fault = await Assert.ThrowsAsync<VendorException>(() =>
            session.Vendor.AckAsync(
                "RepairClusterNodePool",
                [DemoAccount.ClusterId, pool],
                new JObject { ["nodes"] = new JArray("no-such-node") }
            )
        );

        Assert.Equal(node, (string)Assert.Single(during, its => (string)its["node_status"]! == "NotReady")["node_name"]!);
        Assert.Equal("success", await TaskAsync(session, reply));
        Assert.Contains("no-such-node", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sync_Succeeds_AndOfAnUnknownClusterIsRejected()
    {
        await using var session = await EmulatorSession.OpenAsync();

        Assert.NotEmpty((string)(await session.Vendor.AckAsync("SyncClusterNodePool", [DemoAccount.ClusterId])).Body["RequestId"]!);
        Assert.Equal(
            "ErrorClusterNotFound",
            (await Assert.ThrowsAsync<VendorException>(() => session.Vendor.AckAsync("SyncClusterNodePool", ["c0"]))).Code
        );
    }

    [Fact]
    public async Task NodeConfig_OfContainerdAndKernel_KeepsTheKubeletsOptions()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var pool = await session.CreateAsync(SampleNodePools.Full("web", 1));
        foreach (
            var change in new[]
            {
                """{"kubelet_config":{"maxPods":90}}""",
                """{"containerd_config":{"maxConcurrentDownloads":5},"rolling_policy":{"max_parallelism":1}}""",
            }
        )
        {
            await session.DoneAsync(
                await session.Vendor.AckAsync("ModifyNodePoolNodeConfig", [DemoAccount.ClusterId, pool], JObject.Parse(change))
            );
        }

        var reply = await session.Vendor.AckAsync("DescribeClusterNodePoolDetail", [DemoAccount.ClusterId, pool]);

        Assert.Equal(90, (int)reply.Body["node_config"]!["kubelet_configuration"]!["maxPods"]!);
        Assert.Empty(reply.Lost);
    }

    [Fact]
    public async Task UpgradeCluster_MovesTheControlPlane_AndNodesFollowOnlyWhenTheyAreUpgraded()
    {
        const string Cluster = DemoAccount.SecondClusterId;
        await using var session = await EmulatorSession.OpenAsync(options: new EmulatorOptions { Time = time });
        var body = SampleNodePools.Full("web", 2);
        body.Remove("management");
        var pool = (string)(await session.Vendor.AckAsync("CreateClusterNodePool", [Cluster], body)).Body["nodepool_id"]!;
        time.Advance(TimeSpan.FromSeconds(80));
        var nodes = (await session.Vendor.AckAsync("DescribeClusterNodes", [Cluster], [])).Body["nodes"]!;
        var names = nodes.Select(node => (string)node["node_name"]!).ToList();
        var upgrade = new JObject
        {
            ["kubernetes_version"] = "1.34.1-aliyun.1",
            ["runtime_version"] = "2.1.7",
            ["use_replace"] = true,
            ["node_names"] = new JArray(names[0]),
        };

        var early = await Assert.ThrowsAsync<VendorException>(() =>
            session.Vendor.AckAsync("UpgradeClusterNodepool", [Cluster, pool], upgrade)
        );
        var skips = await Assert.ThrowsAsync<VendorException>(() =>
            session.Vendor.AckAsync("UpgradeCluster", [DemoAccount.OldClusterId], Next("1.34.1-aliyun.1"))
        );
        var task = await session.Vendor.AckAsync("UpgradeCluster", [Cluster], Next("1.34.1-aliyun.1"));
        time.Advance(TimeSpan.FromMinutes(5));
        var detail = (await session.Vendor.AckAsync("DescribeClusterDetail", [Cluster])).Body;
        var before = await RunAsync(session, nodes, "kubelet --version");
        await session.Vendor.AckAsync("UpgradeClusterNodepool", [Cluster, pool], upgrade);
        time.Advance(TimeSpan.FromMinutes(5));

        Assert.Contains("is not the version of the cluster", early.Message, StringComparison.Ordinal);
        Assert.Contains("at most one minor version", skips.Message, StringComparison.Ordinal);
        Assert.Equal("success", await TaskAsync(session, task));
        Assert.Equal(("1.34.1-aliyun.1", "1.33.3-aliyun.1"), ((string)detail["current_version"]!, (string)detail["init_version"]!));
        Assert.Equal(["Kubernetes v1.33.3-aliyun.1", "Kubernetes v1.33.3-aliyun.1"], before);
        Assert.Equal(["Kubernetes v1.34.1-aliyun.1", "Kubernetes v1.33.3-aliyun.1"], await RunAsync(session, nodes, "kubelet --version"));
        Assert.EndsWith("v2.1.7", (await RunAsync(session, nodes, "containerd --version"))[0], StringComparison.Ordinal);

        static JObject Next(string version) => new() { ["next_version"] = version, ["master_only"] = true };
    }

    private async Task<IReadOnlyList<string>> RunAsync(EmulatorSession session, JToken nodes, string command)
    {
        var run = await session.Vendor.EcsAsync(
            "RunCommand",
            new JObject
            {
                ["RegionId"] = DemoAccount.Region,
                ["Type"] = "RunShellScript",
                ["CommandContent"] = command,
                ["InstanceId"] = new JArray(nodes.Select(node => node["instance_id"])),
            }
        );
        time.Advance(TimeSpan.FromSeconds(10));
        var reply = await session.Vendor.EcsAsync(
            "DescribeInvocationResults",
            new JObject
            {
                ["RegionId"] = DemoAccount.Region,
                ["InvokeId"] = run.Body["InvokeId"],
                ["ContentEncoding"] = "PlainText",
            }
        );
        return
        [
            .. reply.Body["Invocation"]!["InvocationResults"]!["InvocationResult"]!
                .OrderBy(result => nodes.Select(node => (string)node["instance_id"]!).ToList().IndexOf((string)result["InstanceId"]!))
                .Select(result => ((string)result["Output"]!).Trim()),
        ];
    }

    private async Task<string> PoolAsync(EmulatorSession session, int size)
    {
        var body = SampleNodePools.Full("web", size);
        body["scaling_group"]!["image_id"] = Older;
        var made = await session.Vendor.AckAsync("CreateClusterNodePool", [DemoAccount.ClusterId], body);
        time.Advance(TimeSpan.FromSeconds(80));
        return (string)made.Body["nodepool_id"]!;
    }

    private static JObject Upgrade(string pausePolicy) =>
        new()
        {
            ["image_id"] = Newer,
            ["rolling_policy"] = new JObject { ["max_parallelism"] = 1, ["pause_policy"] = pausePolicy },
        };

    private static async Task<string> TaskAsync(EmulatorSession session, VendorReply reply) =>
        (string)(await session.Vendor.AckAsync("DescribeTaskInfo", [(string)reply.Body["task_id"]!])).Body["state"]!;

    private static async Task<List<JToken>> NodesAsync(EmulatorSession session) =>
        [.. (await session.Vendor.AckAsync("DescribeClusterNodes", [DemoAccount.ClusterId], [])).Body["nodes"]!];
}
