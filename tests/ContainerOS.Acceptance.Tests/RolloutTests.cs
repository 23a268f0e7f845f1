using System.Text;
using System.Text.RegularExpressions;
using ContainerOS.Emulator;
using ContainerOS.Testing.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests;

/// <summary><c>containeros rollout</c> against an emulator: a release goes out, a bad image goes back, a run is interrupted.</summary>
public sealed class RolloutTests() : RolloutStage(speed: null)
{
    [Fact]
    public async Task Release_GoesOutByThePlan_IsTakenBack_AndGoesOnAfterAKill()
    {
        var planned = await RunAsync("rollout", "plan", Pool, "--to", "3.6.1", "-o", Plan, "--lock", Lock);
        Assert.True(planned.ExitCode == 0, planned.Error);
        Assert.Contains("3 nodes in 3 batches", planned.Output, StringComparison.Ordinal);

        Assert.StartsWith("Rollout: not begun", (await RunAsync("rollout", "status", Plan)).Output, StringComparison.Ordinal);

        // The first run is killed while its first batch is replaced; the next one goes on from what the cloud has.
        using (var killed = Command.Start(Environment, "rollout", "apply", Plan, "--lock", Lock))
        {
            await Emulator.MoveOnUntilAsync(ReadUntilAsync(killed.StandardOutput, "batch 1 of 3"));
            killed.Kill();
            await killed.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var applied = await RunAsync("rollout", "apply", Plan, "--lock", Lock);
        Assert.True(applied.ExitCode == 0, applied.Output + applied.Error);
        Assert.Contains("all nodes have the image and are Ready", applied.Output, StringComparison.Ordinal);
        Assert.InRange((await Emulator.ActionsAsync()).Count(action => action == "UpgradeClusterNodepool"), 3, 3);

        var reverted = await RunAsync("rollout", "revert", Plan);
        Assert.True(reverted.ExitCode == 0, reverted.Output + reverted.Error);
        var status = await RunAsync("rollout", "status", Plan);
        Assert.StartsWith("Rollout: taken back", status.Output, StringComparison.Ordinal);
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
        await RunAsync("rollout", "plan", Pool, "--to", "3.6.1", "-o", Plan, "--lock", Lock, "--gate-timeout", "2");

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
        await RunAsync("rollout", "plan", Pool, "--to", "3.6.1", "-o", Plan, "--lock", Lock, "--check-command", "/no/such/program --now");
        var paused = await RunAsync("rollout", "apply", Plan, "--lock", Lock);
        Assert.Equal(1, paused.ExitCode);
        Assert.Contains("command /no/such/program --now cannot be started", paused.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("batch 2", paused.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("rollout", "revert", Plan)).ExitCode);

        var address = $"{Emulator.Address}_emulator/requests";
        await RunAsync(
            "rollout",
            "plan",
            Pool,
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

        // A check that failed is evidence against the image, until a person allows it again.
        var refused = await RunAsync("rollout", "plan", Pool, "--to", "3.6.1", "-o", Plan, "--lock", Lock);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("and is not tried again unasked", refused.Error, StringComparison.Ordinal);
        var status = await RunAsync("rollout", "status", Plan);
        Assert.Contains("The image was taken back before: batch 1", status.Output, StringComparison.Ordinal);
        const string Image = "lifsea_3_x64_5G_alibase_20251101.qcow2";
        Assert.Equal(0, (await RunAsync("rollout", "allow", Pool, Image)).ExitCode);
        var allowed = await RunAsync("rollout", "allow", Plan, Image);
        Assert.Contains("no rollout has taken the image", allowed.Error, StringComparison.Ordinal);
        await RunAsync([
            "rollout",
            "plan",
            Pool,
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
        var passed = await RunAsync("rollout", "apply", Plan, "--lock", Lock, "--report", Folder.PathOf("run"), "--reason", "<b>fixes</b>");
        Assert.True(passed.ExitCode == 0, passed.Output + passed.Error);
        Assert.Contains("batch 2: checks", passed.Output, StringComparison.Ordinal);
        var report = JObject.Parse(await File.ReadAllTextAsync(Folder.PathOf("run.json"), TestContext.Current.CancellationToken));
        Assert.Equal(("Done", 2), ((string)report["outcome"]!, report["batches"]!.Count()));
        Assert.Equal((3, 0), ((int)report["moments"]!.Last!["onTarget"]!, (int)report["moments"]!.Last!["before"]!));
        var page = await File.ReadAllTextAsync(Folder.PathOf("run.html"), TestContext.Current.CancellationToken);
        Assert.Contains("&lt;b&gt;fixes&lt;/b&gt;", page, StringComparison.Ordinal);

        // The report from the tasks of ACK has those of this plan, and not those of the plans before it.
        Assert.Equal(0, (await RunAsync("rollout", "report", Plan, "-o", Folder.PathOf("tasks"))).ExitCode);
        var tasks = JObject.Parse(await File.ReadAllTextAsync(Folder.PathOf("tasks.json"), TestContext.Current.CancellationToken));
        Assert.Equal([1, 2], tasks["batches"]!.Select(batch => (int)batch["number"]!));
        Assert.Equal(("Done", 3), ((string)tasks["outcome"]!, tasks["moments"]!.Count()));
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rehearsal_ReportsForEachBatch_HowManyNodesABadImageReaches()
    {
        await RunAsync("rollout", "plan", Pool, "--to", "3.6.1", "-o", Plan, "--lock", Lock, "--max-parallelism", "2");

        var rehearsed = await RunAsync("rollout", "rehearse", Plan, "--json");

        Assert.True(rehearsed.ExitCode == 0, rehearsed.Error);
        var runs = JArray.Parse(rehearsed.Output);
        Assert.Equal(["Done", "RolledBack", "RolledBack"], runs.Select(run => (string)run["end"]!));
        Assert.Equal([3, 1, 3], runs.Select(run => (int)run["touched"]!));
        Assert.All(runs, run => Assert.InRange((double)run["seconds"]!, 30, 3600));
        Assert.DoesNotContain("UpgradeClusterNodepool", await Emulator.ActionsAsync());
    }

    [Fact]
    public async Task Plan_WithAKubeconfig_WarnsOfDrainsThatCannotEnd()
    {
        // Replies of the Kubernetes API, cut down to what a drain depends on.
        const string Node =
            """{"metadata":{"name":"cn-hangzhou.192.168.0.1"},"spec":{},"status":{"allocatable":{"cpu":"3900m","memory":"14Gi"}}}""";
        const string Pod = """
            {"metadata":{"name":"web-1","namespace":"shop","labels":{"app":"web"},
             "ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"web-7d","uid":"u","controller":true}]},
             "spec":{"nodeName":"cn-hangzhou.192.168.0.1","containers":[{"name":"web","resources":{"requests":{"cpu":"500m"}}}]},
             "status":{"phase":"Running"}}
            """;
        const string Budget = """
            {"metadata":{"name":"web","namespace":"shop"},"spec":{"minAvailable":1,"selector":{"matchLabels":{"app":"web"}}},
             "status":{"disruptionsAllowed":0,"currentHealthy":1,"desiredHealthy":1,"expectedPods":1}}
            """;
        await using var cluster = new LoopbackListener(
            async (request, socket, ct) =>
            {
                var (kind, version, items) =
                    request.Target.Contains("/nodes", StringComparison.Ordinal) ? ("NodeList", "v1", Node)
                    : request.Target.Contains("/pods", StringComparison.Ordinal) ? ("PodList", "v1", Pod)
                    : ("PodDisruptionBudgetList", "policy/v1", Budget);
                var body = $$$"""{"kind":"{{{kind}}}","apiVersion":"{{{version}}}","metadata":{},"items":[{{{items}}}]}""";
                var head =
                    $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n";
                await socket.SendAsync(Encoding.UTF8.GetBytes(head + body), ct);
                return true;
            }
        );
        var config = Folder.PathOf("kubeconfig");
        await File.WriteAllTextAsync(
            config,
            $$$"""
            apiVersion: v1
            kind: Config
            current-context: test
            clusters: [{name: test, cluster: {server: "{{{cluster.Address}}}"}}]
            users: [{name: test, user: {token: not-a-secret}}]
            contexts: [{name: test, context: {cluster: test, user: test}}]
            """,
            TestContext.Current.CancellationToken
        );

        var planned = await RunAsync("rollout", "plan", Pool, "--to", "3.6.1", "-o", Plan, "--lock", Lock, "--kubeconfig", config);
        var missing = await RunAsync("rollout", "plan", Pool, "--to", "3.6.1", "-o", Plan, "--lock", Lock, "--kubeconfig", "/no/such/file");

        Assert.True(planned.ExitCode == 0, planned.Error);
        Assert.Contains(
            "warning: the PodDisruptionBudget shop/web allows no disruption now: the drain of cn-hangzhou.192.168.0.1 cannot end",
            planned.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("shop/ReplicaSet/web-7d has one pod, on cn-hangzhou.192.168.0.1", planned.Output, StringComparison.Ordinal);
        Assert.Contains(
            "allows no disruption",
            await File.ReadAllTextAsync(Plan, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("/no/such/file cannot be read: there is no such file", missing.Error, StringComparison.Ordinal);
        await File.WriteAllTextAsync(config, "clusters: [", TestContext.Current.CancellationToken);
        var broken = await RunAsync("rollout", "plan", Pool, "--to", "3.6.1", "-o", Plan, "--lock", Lock, "--kubeconfig", config);
        Assert.Equal(2, broken.ExitCode);
        Assert.Contains("is not a kubeconfig", broken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KubernetesAndRuntimeVersion_ReachEveryNode_AndAreNotTakenBack()
    {
        var made = await Cloud.Ack.NodePools.CreateAsync(DemoAccount.SecondClusterId, Request, TestContext.Current.CancellationToken);
        await FollowAsync(made.TaskId);
        var pool = $"{DemoAccount.SecondClusterId}:{made.NodePoolId}";

        // Nodes get the version of their cluster, and the control plane is upgraded first.
        var early = await RunAsync("rollout", "plan", pool, "--kubernetes-version", "1.34", "-o", Plan);
        Assert.Equal(2, early.ExitCode);
        Assert.Contains("The nodes cannot get Kubernetes 1.34: ", early.Error, StringComparison.Ordinal);
        Assert.Contains("which has 1.33.3-aliyun.1", early.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Plan));
        await Emulator.UpgradeClusterAsync(DemoAccount.SecondClusterId, "1.34.1-aliyun.1");

        var planned = await RunAsync("rollout", "plan", pool, "--kubernetes-version", "1.34", "-o", Plan, "--max-parallelism", "2");
        Assert.StartsWith("Kubernetes 1.34.1-aliyun.1\n", planned.Output, StringComparison.Ordinal);
        Assert.Contains("on failure: the rollout stops; it has no way back", planned.Output, StringComparison.Ordinal);
        Assert.Contains(
            "cannot be undone: nodes that have Kubernetes 1.34.1-aliyun.1 do not go back",
            planned.Output,
            StringComparison.Ordinal
        );
        Assert.StartsWith("Rollout: not begun", (await RunAsync("rollout", "status", Plan)).Output, StringComparison.Ordinal);
        var applied = await RunAsync("rollout", "apply", Plan, "--lock", Lock);
        Assert.True(applied.ExitCode == 0, applied.Output + applied.Error);
        Assert.Contains("all nodes have Kubernetes 1.34.1-aliyun.1 and are Ready", applied.Output, StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count((await RunAsync("rollout", "status", Plan)).Output, "target +Ready"));
        Assert.All(
            await Emulator.RunOnNodesAsync(DemoAccount.SecondClusterId, made.NodePoolId, "kubelet --version"),
            version => Assert.Equal("Kubernetes v1.34.1-aliyun.1", version)
        );
        var reverted = await RunAsync("rollout", "revert", Plan);
        Assert.Equal(2, reverted.ExitCode);
        Assert.Contains(
            "the plan has no way back: nodes that have Kubernetes 1.34.1-aliyun.1 do not go back",
            reverted.Error,
            StringComparison.Ordinal
        );

        // The nodes have the image of the next plan already, and get a new system disk once more.
        var upgrades = await CountUpgradesAsync();
        planned = await RunAsync("rollout", "plan", pool, "--runtime-version", "2.1.7", "-o", Plan);
        Assert.StartsWith("containerd 2.1.6 -> 2.1.7\n", planned.Output, StringComparison.Ordinal);
        Assert.Contains("cannot be undone: nodes keep their image", planned.Output, StringComparison.Ordinal);
        applied = await RunAsync("rollout", "apply", Plan, "--lock", Lock);
        Assert.True(applied.ExitCode == 0, applied.Output + applied.Error);
        Assert.Equal(0, (await RunAsync("rollout", "apply", Plan, "--lock", Lock)).ExitCode);
        Assert.All(
            await Emulator.RunOnNodesAsync(DemoAccount.SecondClusterId, made.NodePoolId, "containerd --version"),
            version => Assert.EndsWith("v2.1.7", version, StringComparison.Ordinal)
        );
        Assert.Equal(3, await CountUpgradesAsync() - upgrades);
        Assert.Equal(2, (await RunAsync("rollout", "revert", Plan)).ExitCode);
    }

    [Fact]
    public async Task CtrlC_AtACheck_SaysHowToGoOn_WritesTheReport_AndTheNextApplyGoesOn()
    {
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var hanging = new LoopbackListener(
            async (_, _, ct) =>
            {
                await interrupt.CancelAsync();
                await new TaskCompletionSource().Task.WaitAsync(ct);
                return false;
            }
        );
        await RunAsync("rollout", "plan", Pool, "--to", "3.6.1", "-o", Plan, "--lock", Lock, "--check-http", hanging.Address);

        var replaced = await RunAsync("rollout", "apply", Plan, "--lock", Lock, "--report", Folder.PathOf("plan"));
        var unwritable = await RunAsync("rollout", "apply", Plan, "--lock", Lock, "--report", Folder.PathOf("no/such/run"));
        var interrupted = await RunAsync(interrupt.Token, ["rollout", "apply", Plan, "--lock", Lock, "--report", Folder.PathOf("run")]);
        var status = await RunAsync("rollout", "status", Plan);

        Assert.Contains("would replace the plan", replaced.Error, StringComparison.Ordinal);
        Assert.Contains("there is no directory", unwritable.Error, StringComparison.Ordinal);
        Assert.Equal((2, 2, 130), (replaced.ExitCode, unwritable.ExitCode, interrupted.ExitCode));
        Assert.Contains("Interrupted. A task that runs goes on in the cloud", interrupted.Error, StringComparison.Ordinal);
        Assert.Contains("check        batch 1: checks", interrupted.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Folder.PathOf("run.html")));
        Assert.StartsWith("Rollout: under way", status.Output, StringComparison.Ordinal);
        Assert.True(status.Output.Contains("Next: batch 1: checks", StringComparison.Ordinal), status.Output);
        Assert.Equal(1, await CountUpgradesAsync());
    }

    [Fact]
    public async Task PoolThatIsDeletedUnderWay_EndsTheRun_AndTheErrorNamesNoWayToGoOn()
    {
        await using var deleting = new LoopbackListener(
            async (_, socket, ct) =>
            {
                var receipt = await Cloud.Ack.NodePools.DeleteAsync(DemoAccount.ClusterId, Pool.Split(':')[1], force: true, ct);
                await FollowAsync(receipt.TaskId);
                await socket.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), ct);
                return false;
            }
        );
        await RunAsync("rollout", "plan", Pool, "--to", "3.6.1", "-o", Plan, "--lock", Lock, "--check-http", deleting.Address);

        var applied = await RunAsync("rollout", "apply", Plan, "--lock", Lock);

        Assert.Equal(1, applied.ExitCode);
        Assert.Contains("It was deleted while the rollout ran", applied.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("goes on", applied.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PoolThatWasScaledSince_IsNotTouched()
    {
        await RunAsync("rollout", "plan", Pool, "--to", "3.6.1", "-o", Plan, "--lock", Lock);
        var scaled = await Cloud.Ack.NodePools.ScaleAsync(
            DemoAccount.ClusterId,
            Pool.Split(':')[1],
            1,
            TestContext.Current.CancellationToken
        );
        await FollowAsync(scaled.TaskId);

        var applied = await RunAsync("rollout", "apply", Plan, "--lock", Lock);

        Assert.Equal(2, applied.ExitCode);
        Assert.Contains("the pool has nodes that are not in the plan", applied.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("UpgradeClusterNodepool", await Emulator.ActionsAsync());
    }

    [Fact]
    public async Task Plan_WrongArguments_SayWhatIsWrong_AndWriteNothing()
    {
        await RunAsync("pins", "add", "3.6.0", "--region", "cn-hangzhou", "--lock", Lock);
        Assert.Equal(0, (await RunAsync("pins", "revoke", "3.6.0", "--why", "drill", "--lock", Lock)).ExitCode);
        foreach (
            var (message, arguments) in new (string, string[])[]
            {
                ("name the target with --to RELEASE or with --image ID", []),
                ("a batch has 1 to 10 nodes, not 11", ["--to", "3.6.1", "--max-parallelism", "11"]),
                ("the image of ContainerOS 3.7.0 is not known", ["--to", "3.7.0"]),
                ("The image lifsea_3_x64_5G_alibase_20991231.qcow2 does not exist", ["--image", "lifsea_3_x64_5G_alibase_20991231.qcow2"]),
                ("COS4002 runtimeVersion: docker 20.10 is not a containerd version", ["--runtime-version", "docker 20.10"]),
                ("The nodes cannot get Kubernetes 1.99: ", ["--kubernetes-version", "1.99"]),
                ("COS4013 os.version: the pin of ContainerOS 3.6.0 in cn-hangzhou is revoked: drill", ["--to", "3.6.0"]),
            }
        )
        {
            var result = await RunAsync(["rollout", "plan", Pool, "-o", Plan, "--lock", Lock, .. arguments]);

            Assert.Equal(2, result.ExitCode);
            Assert.Contains(message, result.Error, StringComparison.Ordinal);
            Assert.False(File.Exists(Plan));
        }
    }

    private static async Task ReadUntilAsync(StreamReader output, string text)
    {
        string? line;
        do
        {
            line = await output.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.NotNull(line);
        } while (!line.Contains(text, StringComparison.Ordinal));
    }

    private async Task<int> CountUpgradesAsync() => (await Emulator.ActionsAsync()).Count(action => action == "UpgradeClusterNodepool");
}
