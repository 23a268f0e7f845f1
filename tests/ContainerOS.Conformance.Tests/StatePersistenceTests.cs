using ContainerOS.Emulator;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Conformance.Tests;

/// <summary>Work started on one emulator continues on the next one with the same state file.</summary>
public sealed class StatePersistenceTests : IDisposable
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private readonly string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [Fact]
    public async Task PausedRollout_UnreleasedInstanceAndCommand_ContinueAfterARestart()
    {
        string pool,
            task,
            run,
            loose;
        await using (var first = await OpenAsync())
        {
            var body = SampleNodePools.Full("web", 3);
            body["scaling_group"]!["image_id"] = "lifsea_3_x64_5G_alibase_20250916.qcow2";
            pool = (string)(await first.Vendor.AckAsync("CreateClusterNodePool", [DemoAccount.ClusterId], body)).Body["nodepool_id"]!;
            time.Advance(TimeSpan.FromSeconds(80));
            loose = (string)(await InstancesAsync(first))[0]["InstanceId"]!;
            await first.Vendor.AckAsync(
                "RemoveNodePoolNodes",
                [DemoAccount.ClusterId, pool],
                new JObject { ["instance_ids"] = new JArray(loose), ["release_node"] = false }
            );
            run = (string)
                (
                    await first.Vendor.EcsAsync(
                        "RunCommand",
                        new JObject
                        {
                            ["RegionId"] = DemoAccount.Region,
                            ["Type"] = "RunShellScript",
                            ["CommandContent"] = "hostname",
                            ["InstanceId"] = new JArray(loose),
                        }
                    )
                ).Body["InvokeId"]!;
            time.Advance(TimeSpan.FromSeconds(30));
            task = (string)
                (
                    await first.Vendor.AckAsync(
                        "UpgradeClusterNodepool",
                        [DemoAccount.ClusterId, pool],
                        new JObject
                        {
                            ["image_id"] = "lifsea_3_x64_5G_alibase_20251101.qcow2",
                            ["rolling_policy"] = new JObject { ["max_parallelism"] = 1 },
                        }
                    )
                ).Body["task_id"]!;
            time.Advance(TimeSpan.FromSeconds(70));
            await first.Vendor.AckAsync("PauseTask", [task]);
        }

        await using var second = await OpenAsync();
        var halted = (string)(await second.Vendor.AckAsync("DescribeTaskInfo", [task])).Body["state"]!;
        await second.Vendor.AckAsync("ResumeTask", [task]);
        time.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(("paused", "success"), (halted, (string)(await second.Vendor.AckAsync("DescribeTaskInfo", [task])).Body["state"]!));
        Assert.Contains(loose, (await InstancesAsync(second)).Select(instance => (string)instance["InstanceId"]!));
        Assert.Equal(2, (int)(await second.DetailAsync(pool))["status"]!["total_nodes"]!);
        var result = (
            await second.Vendor.EcsAsync("DescribeInvocationResults", new JObject { ["InvokeId"] = run, ["ContentEncoding"] = "PlainText" })
        ).Body["Invocation"]!["InvocationResults"]!["InvocationResult"]!.Single();
        Assert.Equal($"{loose}\n", (string)result["Output"]!);
    }

    public void Dispose() => File.Delete(file);

    private Task<EmulatorSession> OpenAsync() => EmulatorSession.OpenAsync(options: new EmulatorOptions { Time = time, StateFile = file });

    private static async Task<List<JToken>> InstancesAsync(EmulatorSession session) =>
        [.. (await session.Vendor.EcsAsync("DescribeInstances", [])).Body["Instances"]!["Instance"]!];
}
