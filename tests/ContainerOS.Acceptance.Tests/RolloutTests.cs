using System.Text.RegularExpressions;
using ContainerOS.Emulator;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests;

/// <summary><c>containeros rollout</c> against an emulator: a release goes out, a bad image goes back, a run is interrupted.</summary>
public sealed class RolloutTests : IAsyncLifetime
{
    /// <summary>Emulated seconds per second: a node is replaced in a tenth of a second.</summary>
    private const double Speed = 600;

    private readonly TestFolder folder = new();
    private TestEmulator emulator = null!;
    private AlibabaCloudClient cloud = null!;
    private Dictionary<string, string> environment = null!;
    private string pool = null!;

    private static CreateNodePoolRequest Pool { get; } =
        new()
        {
            Info = new() { Name = "web" },
            ScalingGroup = new()
            {
                ImageType = "ContainerOS",
                ImageId = "lifsea_3_x64_5G_alibase_20250805.qcow2",
                InstanceTypes = ["ecs.g7.xlarge"],
                VSwitchIds = ["vsw-demo-h", "vsw-demo-i"],
                KeyPair = "demo-key",
                DesiredSize = 3,
                SystemDiskCategory = "cloud_essd",
                SystemDiskSize = 40,
                DataDisks = [new() { Category = "cloud_essd", Size = 120 }],
            },
            KubernetesConfig = new() { Runtime = "containerd" },
        };

    private string Plan => folder.PathOf("plan.json");

    private string Lock => folder.PathOf("containeros.lock.json");

    public async ValueTask InitializeAsync()
    {
        emulator = await TestEmulator.StartAsync(new EmulatorOptions { Speed = Speed });
        environment = new()
        {
            ["CONTAINEROS_ENDPOINT"] = emulator.Address.ToString(),
            ["ALIBABA_CLOUD_ACCESS_KEY_ID"] = DemoAccount.AccessKeyId,
            ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = DemoAccount.AccessKeySecret,
            ["ALIBABA_CLOUD_REGION_ID"] = "cn-hangzhou",
            ["CI"] = "",
        };
        cloud = AlibabaCloudClient.Create(
            new SdkOptions
            {
                Endpoint = emulator.Address.ToString(),
                Credentials = new FixedCredentials(new(DemoAccount.AccessKeyId, new(DemoAccount.AccessKeySecret))),
            }
        );
        var made = await cloud.Ack.NodePools.CreateAsync(DemoAccount.ClusterId, Pool, TestContext.Current.CancellationToken);
        pool = $"{DemoAccount.ClusterId}:{made.NodePoolId}";
        await FollowAsync(made.TaskId);
    }

    public async ValueTask DisposeAsync()
    {
        cloud.Dispose();
        await emulator.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Release_GoesOutByThePlan_IsTakenBack_AndGoesOnAfterAKill()
    {
        var planned = await RunAsync("rollout", "plan", pool, "--to", "3.6.1", "-o", Plan, "--lock", Lock);
        Assert.True(planned.ExitCode == 0, planned.Error);
        Assert.Contains("3 nodes in 3 batches", planned.Output, StringComparison.Ordinal);

        // The first run is killed while its first batch is replaced; the next one goes on from what the cloud has.
        using (var killed = Command.Start(environment, "rollout", "apply", Plan, "--lock", Lock))
        {
            while (await killed.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                if (line.Contains("batch 1 of 3", StringComparison.Ordinal))
                {
                    break;
                }
            }

            killed.Kill();
            await killed.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var applied = await RunAsync("rollout", "apply", Plan, "--lock", Lock);
        Assert.True(applied.ExitCode == 0, applied.Output + applied.Error);
        Assert.Contains("all nodes have the image and are Ready", applied.Output, StringComparison.Ordinal);
        Assert.InRange((await emulator.ActionsAsync()).Count(action => action == "UpgradeClusterNodepool"), 3, 3);

        var reverted = await RunAsync("rollout", "revert", Plan);
        Assert.True(reverted.ExitCode == 0, reverted.Output + reverted.Error);
        var status = await RunAsync("rollout", "status", Plan);
        Assert.Equal(3, Regex.Count(status.Output, "before +Ready"));
    }

    [Fact]
    public async Task ImageThatNeverBoots_TouchesTheCanaryOnly_GoesBack_AndGetsNoSecondTry()
    {
        const string Bad = "lifsea_3_x64_5G_emulator_never_boots.qcow2";
        await RunAsync("pins", "add", "3.6.1", "--region", "cn-hangzhou", "--lock", Lock);
        await File.WriteAllTextAsync(
            Lock,
            Regex.Replace(await File.ReadAllTextAsync(Lock, TestContext.Current.CancellationToken), "lifsea_[^\"]*qcow2", Bad),
            TestContext.Current.CancellationToken
        );
        await RunAsync("rollout", "plan", pool, "--to", "3.6.1", "-o", Plan, "--lock", Lock, "--gate-timeout", "2");

        var applied = await RunAsync("rollout", "apply", Plan, "--lock", Lock);
        var again = await RunAsync("rollout", "apply", Plan, "--lock", Lock);

        Assert.Equal(1, applied.ExitCode);
        Assert.Contains("going back", applied.Output, StringComparison.Ordinal);
        Assert.Contains("all nodes have the image they had before", applied.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("batch 2", applied.Output, StringComparison.Ordinal);
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("quarantined: batch 1", again.Error, StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count((await RunAsync("rollout", "status", Plan)).Output, "before +Ready"));
    }

    [Fact]
    public async Task Checks_PassFailOrAreInconclusive_AndTheRolloutGoesOnGoesBackOrPauses()
    {
        await RunAsync("rollout", "plan", pool, "--to", "3.6.1", "-o", Plan, "--lock", Lock, "--check-command", "/no/such/program --now");
        var paused = await RunAsync("rollout", "apply", Plan, "--lock", Lock);
        Assert.Equal(1, paused.ExitCode);
        Assert.Contains("command /no/such/program --now cannot be started", paused.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("batch 2", paused.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("rollout", "revert", Plan)).ExitCode);

        var address = $"{emulator.Address}_emulator/requests";
        await RunAsync(
            "rollout",
            "plan",
            pool,
            "--to",
            "3.6.1",
            "-o",
            Plan,
            "--lock",
            Lock,
            "--check-http",
            address,
            "--check-command",
            "false"
        );
        var failed = await RunAsync("rollout", "apply", Plan, "--lock", Lock);
        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("batch 1: command false ended with exit code 1 failed; going back", failed.Output, StringComparison.Ordinal);
        Assert.Contains("all nodes have the image they had before", failed.Output, StringComparison.Ordinal);

        await RunAsync([
            "rollout",
            "plan",
            pool,
            "--to",
            "3.6.1",
            "-o",
            Plan,
            "--lock",
            Lock,
            "--check-http",
            address,
            "--check-command",
            "true",
            "--max-parallelism",
            "2",
        ]);
        var passed = await RunAsync("rollout", "apply", Plan, "--lock", Lock, "--report", folder.PathOf("run"), "--reason", "<b>fixes</b>");
        Assert.True(passed.ExitCode == 0, passed.Output + passed.Error);
        Assert.Contains("batch 2: checks", passed.Output, StringComparison.Ordinal);
        var report = JObject.Parse(await File.ReadAllTextAsync(folder.PathOf("run.json"), TestContext.Current.CancellationToken));
        Assert.Equal(("Done", 2), ((string)report["outcome"]!, report["batches"]!.Count()));
        Assert.Equal((3, 0), ((int)report["moments"]!.Last!["onTarget"]!, (int)report["moments"]!.Last!["before"]!));
        var page = await File.ReadAllTextAsync(folder.PathOf("run.html"), TestContext.Current.CancellationToken);
        Assert.Contains("&lt;b&gt;fixes&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PoolThatWasScaledSince_IsNotTouched()
    {
        await RunAsync("rollout", "plan", pool, "--to", "3.6.1", "-o", Plan, "--lock", Lock);
        var scaled = await cloud.Ack.NodePools.ScaleAsync(
            DemoAccount.ClusterId,
            pool.Split(':')[1],
            1,
            TestContext.Current.CancellationToken
        );
        await FollowAsync(scaled.TaskId);

        var applied = await RunAsync("rollout", "apply", Plan, "--lock", Lock);

        Assert.Equal(2, applied.ExitCode);
        Assert.Contains("the pool has nodes that are not in the plan", applied.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("UpgradeClusterNodepool", await emulator.ActionsAsync());
    }

    [Fact]
    public async Task Plan_WrongArguments_SayWhatIsWrong_AndWriteNothing()
    {
        foreach (
            var (message, arguments) in new (string, string[])[]
            {
                ("name the target with --to RELEASE or with --image ID", []),
                ("a batch has 1 to 10 nodes, not 11", ["--to", "3.6.1", "--max-parallelism", "11"]),
                ("the image of ContainerOS 3.7.0 is not known", ["--to", "3.7.0"]),
            }
        )
        {
            var result = await RunAsync(["rollout", "plan", pool, "-o", Plan, "--lock", Lock, .. arguments]);

            Assert.Equal(2, result.ExitCode);
            Assert.Contains(message, result.Error, StringComparison.Ordinal);
            Assert.False(File.Exists(Plan));
        }
    }

    private async Task FollowAsync(string? taskId)
    {
        await foreach (var progress in cloud.Ack.Tasks.FollowAsync(taskId!, TestContext.Current.CancellationToken))
        {
            Assert.False(progress.Info.IsFailed);
        }
    }

    private Task<ProcessResult> RunAsync(params string[] arguments) => Command.RunAsync(environment, arguments);
}
