using ContainerOS.Emulator;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>Tasks that the vendor's client lists, pauses, resumes and cancels.</summary>
public sealed class TaskControlTests
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task List_IsPaged_NewestFirst_WithOnlyKnownFields()
    {
        await using var session = await EmulatorSession.OpenAsync();
        var id = await session.CreateAsync(SampleNodePools.Full("web", 1));
        await session.DoneAsync(
            await session.Vendor.AckAsync(
                "ModifyNodePoolNodeConfig",
                [DemoAccount.ClusterId, id],
                new JObject { ["kubelet_config"] = new JObject { ["maxPods"] = 90 } }
            )
        );

        var first = await session.Vendor.AckAsync("DescribeClusterTasks", [DemoAccount.ClusterId], new JObject { ["page_size"] = 1 });
        var second = await session.Vendor.AckAsync(
            "DescribeClusterTasks",
            [DemoAccount.ClusterId],
            new JObject { ["page_size"] = 1, ["page_number"] = 2 }
        );

        Assert.Equal(
            ("nodepool_update", "success"),
            ((string)first.Body["tasks"]!.Single()["task_type"]!, (string)first.Body["tasks"]!.Single()["state"]!)
        );
        Assert.Equal("cluster_scaleout", (string)second.Body["tasks"]!.Single()["task_type"]!);
        Assert.Equal(
            (2, 2, 1),
            (
                (int)second.Body["page_info"]!["total_count"]!,
                (int)second.Body["page_info"]!["page_number"]!,
                (int)second.Body["page_info"]!["page_size"]!
            )
        );
        Assert.NotEmpty((string)first.Body["requestId"]!);
        Assert.Empty(first.Lost);
    }

    [Fact]
    public async Task Pause_SparesOnlyNodesThatHaveNotBegun_AndTheTaskWaitsForTheResume()
    {
        await using var session = await OpenAsync();
        var made = await session.Vendor.AckAsync("CreateClusterNodePool", [DemoAccount.ClusterId], SampleNodePools.Full("web", 2));
        var task = (string)made.Body["task_id"]!;

        time.Advance(TimeSpan.FromSeconds(10));
        await session.Vendor.AckAsync("PauseTask", [task]);
        time.Advance(TimeSpan.FromMinutes(8));
        var (halted, pool) = (await StateAsync(session, task), await session.DetailAsync((string)made.Body["nodepool_id"]!));
        await session.Vendor.AckAsync("ResumeTask", [task]);
        var resumed = await StateAsync(session, task);

        Assert.Equal(("paused", "success"), (halted, resumed));
        Assert.Equal(("scaling", 2), ((string)pool["status"]!["state"]!, (int)pool["status"]!["healthy_nodes"]!));
        Assert.Equal("active", (string)(await session.DetailAsync((string)made.Body["nodepool_id"]!))["status"]!["state"]!);
    }

    [Fact]
    public async Task Cancel_OfAScaleOut_RemovesNodesThatAreNotReady()
    {
        await using var session = await OpenAsync();
        var made = await session.Vendor.AckAsync("CreateClusterNodePool", [DemoAccount.ClusterId], SampleNodePools.Full("web", 2));
        var pool = (string)made.Body["nodepool_id"]!;
        time.Advance(TimeSpan.FromSeconds(80));
        var scaled = await session.Vendor.AckAsync("ScaleClusterNodePool", [DemoAccount.ClusterId, pool], new JObject { ["count"] = 3 });

        await session.Vendor.AckAsync("CancelTask", [(string)scaled.Body["task_id"]!]);

        var reply = await session.DetailAsync(pool);
        Assert.Equal(
            ("active", 2, 2),
            ((string)reply["status"]!["state"]!, (int)reply["status"]!["total_nodes"]!, (int)reply["scaling_group"]!["desired_size"]!)
        );
        Assert.Equal("canceled", await StateAsync(session, (string)scaled.Body["task_id"]!));
    }

    [Theory]
    [InlineData("PauseTask")]
    [InlineData("ResumeTask")]
    [InlineData("CancelTask")]
    public async Task Control_OfAFinishedTask_IsRejected(string action)
    {
        await using var session = await EmulatorSession.OpenAsync();
        var made = await session.Vendor.AckAsync("CreateClusterNodePool", [DemoAccount.ClusterId], SampleNodePools.Full("web", 1));
        await session.DoneAsync(made);

        var fault = await Assert.ThrowsAsync<VendorException>(() => session.Vendor.AckAsync(action, [(string)made.Body["task_id"]!]));

        Assert.Equal("ErrorTaskState", fault.Code);
        Assert.Contains("success", fault.Message, StringComparison.Ordinal);
    }

    private Task<EmulatorSession> OpenAsync() => EmulatorSession.OpenAsync(options: new EmulatorOptions { Time = time });

    private static async Task<string> StateAsync(EmulatorSession session, string task) =>
        (string)(await session.Vendor.AckAsync("DescribeTaskInfo", [task])).Body["state"]!;
}
