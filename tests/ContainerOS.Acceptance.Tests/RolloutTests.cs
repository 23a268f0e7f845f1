using System.Text.RegularExpressions;
using ContainerOS.Emulator;
using ContainerOS.Testing;

namespace ContainerOS.Acceptance.Tests;

/// <summary><c>containeros rollout</c> against an emulator: a release goes out, a bad image goes back, a run is interrupted.</summary>
public sealed class RolloutTests : IAsyncLifetime
{
    /// <summary>Emulated seconds per second: a node is replaced in a tenth of a second.</summary>
    private const double Speed = 600;

    private readonly TestFolder folder = new();
    private TestEmulator emulator = null!;
    private Dictionary<string, string> environment = null!;
    private string pool = null!;

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
            ["PULUMI_CONFIG_PASSPHRASE"] = "rollout",
            ["CI"] = "",
        };
        folder.Write(
            "Pulumi.yaml",
            $$"""
            name: rollout
            runtime: yaml
            config:
              containeros:cloud: {value: emulator}
            resources:
              web:
                type: containeros:NodePool
                properties:
                  clusterId: {{DemoAccount.ClusterId}}
                  instanceTypes: [ecs.g7.xlarge]
                  vSwitchIds: [vsw-demo-h, vsw-demo-i]
                  os: {version: 3.5.1}
                  desiredSize: 3
                  access: {keyPair: demo-key}
                  dataDisk: {category: cloud_essd, sizeGiB: 120}
            outputs:
              pool: ${web.nodePoolId}
            """
        );
        var up = await RunAsync("up", folder.FullName, "--yes");
        Assert.True(up.ExitCode == 0, up.Output + up.Error);
        pool = $"{DemoAccount.ClusterId}:{Regex.Match(up.Output, "np[0-9a-f]{32}").Value}";
    }

    public async ValueTask DisposeAsync()
    {
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
    public async Task PoolThatWasScaledSince_IsNotTouched()
    {
        await RunAsync("rollout", "plan", pool, "--to", "3.6.1", "-o", Plan, "--lock", Lock);
        folder.Write(
            "Pulumi.yaml",
            (await File.ReadAllTextAsync(folder.PathOf("Pulumi.yaml"), TestContext.Current.CancellationToken)).Replace(
                "desiredSize: 3",
                "desiredSize: 4",
                StringComparison.Ordinal
            )
        );
        Assert.Equal(0, (await RunAsync("up", folder.FullName, "--yes")).ExitCode);

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

    private Task<ProcessResult> RunAsync(params string[] arguments) => Command.RunAsync(environment, arguments);
}
