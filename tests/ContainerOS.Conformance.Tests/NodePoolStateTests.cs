using ContainerOS.Emulator;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>
/// The states that the vendor's client sees while a pool is busy. The emulator's clock starts at the client's time and advances only when a
/// test advances it.
/// </summary>
public sealed class NodePoolStateTests
{
    [Fact]
    public async Task Create_IsScaling_ThenActive()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var session = await OpenAsync(time);

        var made = await session.Vendor.AckAsync("CreateClusterNodePool", [DemoAccount.ClusterId], SampleNodePools.Full("web", 3));
        var pool = (string)made.Body["nodepool_id"]!;
        var atOnce = (await NodeStateAsync(session), await TaskAsync(session, made), await session.DetailAsync(pool));
        time.Advance(TimeSpan.FromSeconds(20));
        var later = (await NodeStateAsync(session), await TaskAsync(session, made), await session.DetailAsync(pool));
        time.Advance(TimeSpan.FromSeconds(80));
        var atEnd = (await NodeStateAsync(session), await TaskAsync(session, made), await session.DetailAsync(pool));

        Assert.Equal([("pending", "NotReady"), ("running", "NotReady"), ("running", "Ready")], [atOnce.Item1, later.Item1, atEnd.Item1]);
        Assert.Equal(
            ["running", "running", "success"],
            new[] { atOnce.Item2, later.Item2, atEnd.Item2 }.Select(task => (string)task["state"]!)
        );
        Assert.Equal(
            [("scaling", 3, 0), ("scaling", 3, 0), ("active", 0, 3)],
            new[] { atOnce.Item3, later.Item3, atEnd.Item3 }.Select(Counts)
        );
    }

    [Fact]
    public async Task Update_OfABusyPool_IsRejected_AndAcceptedAfterwards()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var session = await OpenAsync(time);
        var made = await session.Vendor.AckAsync("CreateClusterNodePool", [DemoAccount.ClusterId], SampleNodePools.Full("web", 1));
        string[] pool = [DemoAccount.ClusterId, (string)made.Body["nodepool_id"]!];

        var fault = await Assert.ThrowsAsync<VendorException>(() =>
            session.Vendor.AckAsync("ScaleClusterNodePool", pool, new JObject { ["count"] = 1 })
        );
        time.Advance(TimeSpan.FromSeconds(90));
        await session.Vendor.AckAsync("ScaleClusterNodePool", pool, new JObject { ["count"] = 1 });

        Assert.Equal((403, "InvalidNodePoolStatus.Forbidden"), (fault.Status, fault.Code));
        Assert.Contains("scaling", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_CalledTwice_IsOneTask_AndDeletesThePool()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var session = await OpenAsync(time);
        var made = await session.Vendor.AckAsync("CreateClusterNodePool", [DemoAccount.ClusterId], SampleNodePools.Full("web", 1));
        string[] pool = [DemoAccount.ClusterId, (string)made.Body["nodepool_id"]!];

        var first = await session.Vendor.AckAsync("DeleteClusterNodepool", pool, new JObject { ["force"] = true });
        var second = await session.Vendor.AckAsync("DeleteClusterNodepool", pool, new JObject { ["force"] = true });
        var during = await session.DetailAsync(pool[1]);
        time.Advance(TimeSpan.FromSeconds(10));
        var third = await Assert.ThrowsAsync<VendorException>(() =>
            session.Vendor.AckAsync("DeleteClusterNodepool", pool, new JObject { ["force"] = true })
        );

        Assert.Equal((string)first.Body["task_id"]!, (string)second.Body["task_id"]!);
        Assert.NotEmpty((string)first.Body["request_id"]!);
        Assert.Equal("deleting", (string)during["status"]!["state"]!);
        Assert.Equal((404, "ErrorNodePoolNotFound"), (third.Status, third.Code));
    }

    private static Task<EmulatorSession> OpenAsync(FakeTimeProvider time) =>
        EmulatorSession.OpenAsync(options: new EmulatorOptions { Time = time });

    private static async Task<JToken> TaskAsync(EmulatorSession session, VendorReply reply) =>
        (await session.Vendor.AckAsync("DescribeTaskInfo", [(string)reply.Body["task_id"]!])).Body;

    private static async Task<(string, string)> NodeStateAsync(EmulatorSession session)
    {
        var nodes = (await session.Vendor.AckAsync("DescribeClusterNodes", [DemoAccount.ClusterId], [])).Body["nodes"]!;
        return Assert.Single(nodes.Select(node => ((string)node["state"]!, (string)node["node_status"]!)).Distinct());
    }

    private static (string, int, int) Counts(JToken pool) =>
        ((string)pool["status"]!["state"]!, (int)pool["status"]!["initial_nodes"]!, (int)pool["status"]!["healthy_nodes"]!);
}
