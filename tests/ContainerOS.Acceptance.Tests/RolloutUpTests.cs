using System.Text.RegularExpressions;
using ContainerOS.Emulator;

namespace ContainerOS.Acceptance.Tests;

/// <summary>The example <c>rollout-yaml</c>: a release goes out by <c>up</c>, a bad image goes back, and its pin is quarantined.</summary>
public sealed class RolloutUpTests
{
    private const string Good = "lifsea_3_x64_5G_alibase_20251101.qcow2";
    private const string Bad = "lifsea_3_x64_5G_emulator_never_boots.qcow2";

    [Fact]
    public async Task Up_ReleaseGoesOut_BadImageGoesBack_AndGetsNoSecondTry()
    {
        await using var stage = await Stage.OfAsync("rollout-yaml");
        stage.Environment["CI"] = "";
        Assert.Equal(0, (await stage.RunAsync("up", "--yes")).ExitCode);

        // 3.5.1 -> 3.6.0: the preview shows the plan, up runs it.
        await stage.EditAsync("version: 3.5.1", "version: 3.6.0");
        var preview = await stage.RunAsync("preview");
        var up = await stage.RunAsync("up", "--yes");
        Assert.Contains("rollout: 4 nodes in 3 batches, about ", preview.Output, StringComparison.Ordinal);
        Assert.Contains("batch 1 (canary), cn-hangzhou-", preview.Output, StringComparison.Ordinal);
        Assert.Contains("cannot be undone: ", preview.Output, StringComparison.Ordinal);
        Assert.True(up.ExitCode == 0, up.Output + up.Error);
        Assert.Contains("3.6.0", (await stage.RunAsync("outputs")).Output, StringComparison.Ordinal);

        // 3.6.1 is pinned to an image that never boots: the canary fails, and all nodes have 3.6.0 again.
        await stage.EditAsync("version: 3.6.0", "version: 3.6.1");
        var file = Path.Combine(stage.Folder, "containeros.lock.json");
        await Command.RunAsync(stage.Environment, "pins", "add", "3.6.1", "--region", "cn-hangzhou", "--lock", file);
        var pins = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(file, Regex.Replace(pins, "lifsea_[^\"]*qcow2", Bad), TestContext.Current.CancellationToken);
        var before = (await stage.ChangesAsync()).Count(change => change == "UpgradeClusterNodepool");
        var failed = await stage.RunAsync("up", "--yes");
        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("the rollout was taken back: batch 1: ", failed.Output + failed.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await stage.ChangesAsync()).Count(change => change == "UpgradeClusterNodepool") - before);
        Assert.Contains("quarantined", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains(
            "rolledBack",
            await File.ReadAllTextAsync(stage.StateFile, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );

        // The same target gets no second try; the program goes back to 3.6.0, which the nodes have.
        var refused = await stage.RunAsync("up", "--yes");
        Assert.Contains("COS4014", refused.Output + refused.Error, StringComparison.Ordinal);
        await stage.EditAsync("version: 3.6.1", "version: 3.6.0");
        var back = await stage.RunAsync("up", "--yes");
        Assert.True(back.ExitCode == 0, back.Output + back.Error);
        Assert.Equal(2, (await stage.ChangesAsync()).Count(change => change == "UpgradeClusterNodepool") - before);
    }

    [Fact]
    public async Task Up_KubernetesAndRuntimeVersion_AreRollouts_ThatThePreviewSaysHaveNoWayBack()
    {
        await using var stage = await Stage.OfAsync("rollout-yaml");
        await stage.EditAsync("clusterId: cd3m0a0000000000000000000000000001", $"clusterId: {DemoAccount.SecondClusterId}");
        Assert.Equal(0, (await stage.RunAsync("up", "--yes")).ExitCode);

        // The control plane is upgraded first: the nodes cannot be newer.
        await stage.EditAsync("desiredSize: 4", "desiredSize: 4\n      kubernetesVersion: 1.34.1");
        var early = await stage.RunAsync("up", "--yes");
        Assert.Equal(1, early.ExitCode);
        Assert.Contains("; the control plane is upgraded first", early.Output + early.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("UpgradeClusterNodepool", await stage.ChangesAsync());

        await stage.UpgradeClusterAsync(DemoAccount.SecondClusterId, "1.34.1-aliyun.1");
        var up = await stage.RunAsync("up", "--yes");
        Assert.True(up.ExitCode == 0, up.Output + up.Error);
        Assert.Contains("Kubernetes 1.34.1-aliyun.1", up.Output, StringComparison.Ordinal);
        Assert.Contains("on failure: the rollout stops; it has no way back", up.Output, StringComparison.Ordinal);
        Assert.Contains("rollout: all nodes have Kubernetes 1.34.1-aliyun.1 and are Ready", up.Output, StringComparison.Ordinal);
        Assert.Equal(3, (await stage.ChangesAsync()).Count(change => change == "UpgradeClusterNodepool"));

        await stage.EditAsync("kubernetesVersion: 1.34.1", "kubernetesVersion: 1.33.3");
        var lower = await stage.RunAsync("up", "--yes");
        Assert.Contains("COS7001", lower.Output + lower.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("COS4003", lower.Output + lower.Error, StringComparison.Ordinal);
        await stage.EditAsync("kubernetesVersion: 1.33.3", "kubernetesVersion: 1.34.1\n      runtimeVersion: 2.1.7");
        up = await stage.RunAsync("up", "--yes");
        Assert.True(up.ExitCode == 0, up.Output + up.Error);
        Assert.Contains("containerd 2.1.6 -> 2.1.7", up.Output, StringComparison.Ordinal);
        Assert.Contains("rollout: all nodes have containerd 2.1.7 and are Ready", up.Output, StringComparison.Ordinal);
        Assert.Equal(6, (await stage.ChangesAsync()).Count(change => change == "UpgradeClusterNodepool"));
    }

    [Fact]
    public async Task Up_ReleaseThatIsPinnedToAnotherImageNow_IsARollout_AlthoughTheProgramIsTheSame()
    {
        await using var stage = await Stage.OfAsync("rollout-yaml");
        stage.Environment["CI"] = "";
        var file = Path.Combine(stage.Folder, "containeros.lock.json");
        await Command.RunAsync(stage.Environment, "pins", "add", "3.5.1", "--region", "cn-hangzhou", "--lock", file);
        Assert.Equal(0, (await stage.RunAsync("up", "--yes")).ExitCode);
        Assert.Contains("1 unchanged", (await stage.RunAsync("preview")).Output, StringComparison.Ordinal);

        var pins = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(file, Regex.Replace(pins, "lifsea_[^\"]*qcow2", Good), TestContext.Current.CancellationToken);
        var preview = await stage.RunAsync("preview");
        var up = await stage.RunAsync("up", "--yes");
        var again = await stage.RunAsync("preview");

        Assert.Contains($"os: the lock file pins the release to another image now ({Good})", preview.Output, StringComparison.Ordinal);
        Assert.Contains("rollout: 4 nodes in 3 batches, about ", preview.Output, StringComparison.Ordinal);
        Assert.True(up.ExitCode == 0, up.Output + up.Error);
        Assert.Contains(Good, (await stage.RunAsync("outputs")).Output, StringComparison.Ordinal);
        Assert.Equal(3, (await stage.ChangesAsync()).Count(change => change == "UpgradeClusterNodepool"));
        Assert.Contains("1 unchanged", again.Output, StringComparison.Ordinal);
    }

    /// <summary>The steps of docs/rollout.md for what no rollout changes: instance types and disks.</summary>
    [Fact]
    public async Task Up_OtherInstanceType_ReachesLiveNodesByASecondPool_AndTheFirstOneStaysUntilItIsRemoved()
    {
        await using var stage = await Stage.OfAsync("rollout-yaml");
        Assert.Equal(0, (await stage.RunAsync("up", "--yes")).ExitCode);
        var text = await File.ReadAllTextAsync(stage.Program, TestContext.Current.CancellationToken);
        var (first, last) = (text.IndexOf("  web:", StringComparison.Ordinal), text.IndexOf("\noutputs:", StringComparison.Ordinal));
        var (web, outputs) = (text[first..last], text[last..]);
        var web2 = web.Replace("  web:", "  web2:", StringComparison.Ordinal)
            .Replace("ecs.g7.xlarge", "ecs.g7.2xlarge", StringComparison.Ordinal);
        await stage.EditAsync(outputs, $"{web2}{outputs.Replace("${web.", "${web2.", StringComparison.Ordinal)}");

        var added = await stage.RunAsync("up", "--yes");
        var (typesOfBoth, both) = (await stage.InstanceTypesAsync(), await stage.ChangesAsync());
        await stage.EditAsync(web, string.Empty);
        var removed = await stage.RunAsync("up", "--yes");

        Assert.True(added.ExitCode == 0, added.Output + added.Error);
        Assert.Contains("1 created", added.Output, StringComparison.Ordinal);
        // All old nodes run beside the new ones, so that their pods have where to go.
        Assert.Equal([("ecs.g7.2xlarge", 4), ("ecs.g7.xlarge", 4)], typesOfBoth);
        Assert.DoesNotContain("DeleteClusterNodepool", both);
        Assert.True(removed.ExitCode == 0, removed.Output + removed.Error);
        Assert.Contains("1 deleted", removed.Output, StringComparison.Ordinal);
        Assert.Equal([("ecs.g7.2xlarge", 4)], await stage.InstanceTypesAsync());
    }
}
