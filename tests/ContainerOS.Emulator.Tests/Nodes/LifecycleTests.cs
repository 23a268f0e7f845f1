using System.Text;
using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Conditions;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Tests.Store;

namespace ContainerOS.Emulator.Tests.Nodes;

/// <summary>What becomes of nodes: stock, bad images, scripts, drains, and rollouts that stop.</summary>
public sealed class LifecycleTests
{
    private const string Pools = $"/clusters/{DemoAccount.ClusterId}/nodepools";
    private const string Newer = "lifsea_3_x64_5G_alibase_20251101.qcow2";
    private const string Older = "lifsea_3_x64_5G_alibase_20250916.qcow2";
    private const long Minute = 60_000;
    private readonly EmulatedWorld emulated = new();

    [Fact]
    public void ScaleOut_CreatesWaves_AndWaitsForTheLastNode()
    {
        var pool = emulated.Create("web", 600);
        var total = new List<long?>();
        foreach (var wait in new[] { 0, 1_999, 1, 2_000 })
        {
            emulated.Clock.Advance(wait);
            total.Add(Status(pool).Whole("total_nodes"));
        }

        emulated.End(TaskOf(pool));

        Assert.Equal([250, 250, 500, 600], total);
        Assert.Equal(600, Status(pool).Whole("healthy_nodes"));
    }

    [Fact]
    public void Stock_RunsOutInAWave_MakesTheTaskFail_AndKeepsWhatWasCreated()
    {
        emulated.Set(new EmulatorConditions { Stock = [new() { Zone = "cn-hangzhou-h", Amount = 3 }] });

        var pool = emulated.Create("web", 5);
        var task = emulated.End(TaskOf(pool));

        Assert.Equal(("failed", "OperationDenied.NoStock"), (task.Text("state"), task.Map("error")!.Text("code")));
        Assert.Contains("3 of 5", task.Map("error")!.Text("message"), StringComparison.Ordinal);
        Assert.Equal(
            ("active", 3, 3),
            (Status(pool).Text("state"), Status(pool).Whole("total_nodes"), Status(pool).Whole("healthy_nodes"))
        );
        Assert.Equal(5, emulated.Detail(pool).Map("scaling_group")!.Whole("desired_size"));
    }

    [Fact]
    public void Stock_OfAReleasedInstance_IsThereAgain()
    {
        emulated.Set(new EmulatorConditions { Stock = [new() { InstanceType = "ecs.g7.xlarge", Amount = 2 }] });
        var first = emulated.CreateReady("web", 2);
        var without = emulated.Create("db", 1);
        var refused = emulated.End(TaskOf(without)).Text("state");
        emulated.Run("DELETE", $"{Pools}/{first}", "", new KeyValuePair<string, string>("force", "true"));
        emulated.Clock.Advance(Minute);

        Assert.Equal(("failed", "success"), (refused, emulated.End(TaskOf(emulated.Create("new", 2))).Text("state")));
        Assert.Equal(0, emulated.Store.Read().World.Conditions.Stock[0].Amount);
    }

    [Fact]
    public void Stock_InAnotherZoneOrOfAnotherType_IsUsed()
    {
        emulated.Set(
            new EmulatorConditions
            {
                Stock =
                [
                    new()
                    {
                        InstanceType = "ecs.g7.xlarge",
                        Zone = "cn-hangzhou-h",
                        Amount = 2,
                    },
                    new()
                    {
                        InstanceType = "ecs.g7.xlarge",
                        Zone = "cn-hangzhou-i",
                        Amount = 1,
                    },
                ],
            }
        );
        var pool = emulated.Run(
            "POST",
            Pools,
            Wire.RequestBodies.Pool.Replace("[\"vsw-demo-h\"]", "[\"vsw-demo-h\",\"vsw-demo-i\"]", StringComparison.Ordinal)
                .Replace("[\"ecs.g7.xlarge\"]", "[\"ecs.g7.xlarge\",\"ecs.g7.2xlarge\"]", StringComparison.Ordinal)
                .Replace("\"desired_size\":1", "\"desired_size\":5", StringComparison.Ordinal)
        );
        emulated.End(pool.Text("task_id")!);

        Assert.Equal(
            [("ecs.g7.2xlarge", "vsw-demo-h", 2), ("ecs.g7.xlarge", "vsw-demo-h", 2), ("ecs.g7.xlarge", "vsw-demo-i", 1)],
            emulated
                .Store.Read()
                .World.Nodes()
                .GroupBy(node => (node.InstanceType, node.VSwitchId))
                .Select(group => (group.Key.InstanceType, group.Key.VSwitchId, group.Count()))
                .Order()
        );
    }

    [Theory]
    [InlineData("never_boots", 10, "did not join the cluster within 10 minutes")]
    [InlineData("breaks_runtime", 3, "container runtime is down")]
    public void BadImage_ThatNeverGetsReady_FailsTheRolloutAtItsFirstNode(string name, int minutes, string problem)
    {
        var pool = emulated.CreateReady("web", 4);
        var started = emulated.Clock.Now;
        var task = emulated.End(emulated.Upgrade(pool, $"lifsea_3_x64_5G_emulator_{name}.qcow2", """{"max_parallelism":1}"""));

        Assert.Equal(("failed", "NodesFailed"), (task.Text("state"), task.Map("error")!.Text("code")));
        Assert.Equal(["failed", "initial", "initial", "initial"], task.Maps("task_result")!.Value.Select(result => result.Text("status")));
        Assert.InRange(emulated.Clock.Now - started, 0, (minutes + 1) * Minute);
        var bad = Assert.Single(emulated.Nodes(pool), node => node.Text("node_status") == "NotReady");
        Assert.Contains(problem, bad.Text("error_message"), StringComparison.Ordinal);
        Assert.Equal(
            ("active", 3, 1),
            (Status(pool).Text("state"), Status(pool).Whole("healthy_nodes"), Status(pool).Whole("failed_nodes"))
        );
    }

    [Fact]
    public void BadImage_ThatBootsLate_GetsReady_FiveMinutesLater()
    {
        var pool = emulated.CreateReady("web", 1);
        var started = emulated.Clock.Now;

        var task = emulated.End(emulated.Upgrade(pool, "lifsea_3_x64_5G_emulator_boots_late.qcow2"));

        Assert.Equal("success", task.Text("state"));
        Assert.InRange(emulated.Clock.Now - started, 5 * Minute, 9 * Minute);
    }

    [Fact]
    public void BadImage_ThatIsNotReadyLater_PassesTheRollout_AndShowsAfterAMinute()
    {
        var pool = emulated.CreateReady("web", 2);
        var task = emulated.End(emulated.Upgrade(pool, "lifsea_3_x64_5G_emulator_not_ready_later.qcow2"));
        var ready = Status(pool).Whole("healthy_nodes");
        emulated.Clock.Advance(Minute);

        Assert.Equal(("success", 2), (task.Text("state"), ready!.Value));
        Assert.Equal((0, 2), (Status(pool).Whole("healthy_nodes"), Status(pool).Whole("offline_nodes")));
        Assert.Equal(
            ["NodeNotReady", "NodeNotReady", "WaitForNodesStart"],
            emulated
                .Run("GET", $"/clusters/{DemoAccount.ClusterId}/events")
                .Maps("events")!
                .Value.Take(3)
                .Select(entry => entry.Map("data")!.Text("reason"))
        );
        Assert.All(emulated.Nodes(pool), node => Assert.Contains("stopped posting", node.Text("error_message"), StringComparison.Ordinal));
    }

    [Fact]
    public void BadImage_OfOneNodeInN_HitsTheSameNodesAgain_AndAboutThatMany()
    {
        emulated.Set(
            new EmulatorConditions
            {
                Images =
                [
                    new()
                    {
                        ImageId = Older,
                        Kind = ImageFaultKind.BreaksRuntime,
                        EveryNth = 5,
                    },
                ],
            }
        );
        var pool = emulated.CreateReady("web", 100);
        var failed = Failed(pool);
        emulated.End(emulated.Upgrade(pool, Newer));
        var recovered = Failed(pool);
        emulated.End(emulated.Upgrade(pool, Older, """{"max_failed_nodes":100}"""));

        Assert.InRange(failed.Count, 10, 30);
        Assert.Empty(recovered);
        Assert.Equal(failed, Failed(pool));
    }

    [Fact]
    public void Library_IsNotListed_AndItsImagesAreAccepted()
    {
        Assert.DoesNotContain(OsImage.All, image => ImageLibrary.Find(image.Id) is not null);
        Assert.All(ImageLibrary.All, fault => Assert.Equal(OsImage.Newest.Release, OsImage.Find(fault.ImageId)!.Release));
        Assert.Equal(Enum.GetValues<ImageFaultKind>(), ImageLibrary.All.Select(fault => fault.Kind).Distinct().Order());
    }

    [Fact]
    public void Rollout_GoesBack_WithTheOldImage_FromAnyState()
    {
        var pool = emulated.CreateReady("web", 3);
        emulated.End(
            emulated.Upgrade(pool, "lifsea_3_x64_5G_emulator_never_boots.qcow2", """{"max_parallelism":2,"max_failed_nodes":5}""")
        );
        var down = Status(pool).Whole("failed_nodes");

        var task = emulated.End(emulated.Upgrade(pool, Newer));

        Assert.Equal((3, "success"), (down!.Value, task.Text("state")));
        Assert.All(
            emulated.Nodes(pool),
            node => Assert.Equal((Newer, "Ready", ""), (node.Text("image_id"), node.Text("node_status"), node.Text("error_message")))
        );
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    public void Rollout_StopsWhenMoreNodesFailedThanAllowed(int allowed, int failed)
    {
        var pool = emulated.CreateReady("web", 6);
        var policy = $$"""{"max_parallelism":1,"max_failed_nodes":{{allowed}}}""";

        var task = emulated.End(emulated.Upgrade(pool, "lifsea_3_x64_5G_emulator_never_boots.qcow2", policy));

        Assert.Equal(("failed", failed), (task.Text("state"), (int)Status(pool).Whole("failed_nodes")!));
        Assert.Equal(6 - failed, Status(pool).Whole("healthy_nodes"));
    }

    [Fact]
    public void Rollout_NeverHasMoreNodesDownThanABatch_AndWaitsBetweenBatches()
    {
        var pool = emulated.CreateReady("web", 7);
        var started = emulated.Clock.Now;
        var task = emulated.Upgrade(pool, Newer, """{"max_parallelism":3,"batch_interval":5}""");
        var down = new List<long>();
        while (emulated.Task(task).Text("state") == "running")
        {
            emulated.Clock.Advance(5_000);
            down.Add(7 - Status(pool).Whole("healthy_nodes")!.Value);
        }

        Assert.InRange(down.Max(), 1, 3);
        Assert.InRange(emulated.Clock.Now - started, 10 * Minute, 20 * Minute);
        Assert.Equal(3, emulated.Task(task).Maps("events")!.Value.Count(entry => entry.Text("reason") == "BatchStart"));
    }

    [Fact]
    public void Canceled_Rollout_SparesBatchesThatHaveNotBegun_AndItsNodesGoOn()
    {
        emulated.Set(new EmulatorConditions { Images = [new() { ImageId = Newer, Kind = ImageFaultKind.BootsLate }] });
        var pool = emulated.CreateReady("web", 4);
        var task = emulated.Upgrade(pool, Newer, """{"max_parallelism":2}""");
        emulated.Clock.Advance(2 * Minute);
        emulated.Run("POST", $"/tasks/{task}/cancel");
        var state = (Status(pool).Text("state"), Status(pool).Whole("healthy_nodes"));
        emulated.Clock.Advance(10 * Minute);

        Assert.Equal(("active", 2), state);
        Assert.Equal([Newer, Newer, Older, Older], emulated.Nodes(pool).Select(node => node.Text("image_id")));
        Assert.Equal(4, Status(pool).Whole("healthy_nodes"));
    }

    [Fact]
    public void Replacement_GoesThroughTheStatesOfTheInstance_AndKeepsDataDisks()
    {
        var pool = emulated.CreateReady("web", 1);
        var before = Disks();
        emulated.Upgrade(pool, Newer);
        List<string> states = [];
        for (var second = 0; second < 200; second++)
        {
            emulated.Clock.Advance(1_000);
            states.Add(emulated.Nodes(pool)[0].Text("state")!);
        }

        var after = Disks();
        Assert.Equal(
            ["running", "stopping", "stopped", "starting", "running"],
            states.Where((state, index) => index == 0 || state != states[index - 1])
        );
        Assert.Equal((before[1], 2), (after[1], after.Count));
        Assert.NotEqual(before[0], after[0]);
    }

    [Theory]
    [InlineData("set -e\nyum install -y jq\n", "yum: command not found")]
    [InlineData("exit 3", "exit code 3")]
    public void ScriptBeforeTheJoin_ThatFails_KeepsItsNodesFromJoining(string script, string problem)
    {
        var pool = emulated.CreateReady("web", 2);
        var data = Convert.ToBase64String(Encoding.UTF8.GetBytes(script));
        emulated.Run(
            "PUT",
            $"{Pools}/{pool}",
            $$$"""{"kubernetes_config":{"pre_user_data":"{{{data}}}"},"scaling_group":{"desired_size":3}}"""
        );
        emulated.Clock.Advance(10 * Minute);

        Assert.Equal((2, 1), (Status(pool).Whole("healthy_nodes"), Status(pool).Whole("failed_nodes")));
        Assert.Contains(problem, emulated.Nodes(pool)[2].Text("error_message"), StringComparison.Ordinal);
    }

    [Fact]
    public void ScriptAfterTheJoin_ThatFails_DelaysNothing()
    {
        var body = Wire.RequestBodies.Pool.Replace("IyEvYmluL3NoCg==", Convert.ToBase64String("exit 3"u8), StringComparison.Ordinal);

        var made = emulated.Run("POST", Pools, body);

        Assert.Equal("success", emulated.End(made.Text("task_id")!).Text("state"));
    }

    [Fact]
    public void Budget_ThatAllowsNone_BlocksTheDrain_AndTheTaskFailsAfterThirtyMinutes()
    {
        emulated.Set(new EmulatorConditions { Budgets = [new() { Name = "shop", Pool = "web" }] });
        var (pool, other) = (emulated.CreateReady("web", 2), emulated.CreateReady("db", 1));
        var started = emulated.Clock.Now;

        var task = emulated.End(emulated.Upgrade(pool, Newer, """{"max_parallelism":1,"max_failed_nodes":5}"""));

        Assert.Equal(("failed", "DrainTimeout"), (task.Text("state"), task.Map("error")!.Text("code")));
        Assert.Contains("shop", task.Map("error")!.Text("message"), StringComparison.Ordinal);
        Assert.Equal(30 * Minute, emulated.Clock.Now - started);
        Assert.Equal(2, Status(pool).Whole("healthy_nodes"));
        Assert.All(emulated.Nodes(pool), node => Assert.Equal(Older, node.Text("image_id")));
        Assert.Equal("success", emulated.End(emulated.Upgrade(other, Newer)).Text("state"));
    }

    [Fact]
    public void Budget_ThatAllowsOne_MakesNodesOfABatchWaitForEachOther()
    {
        var pool = emulated.CreateReady("web", 4);
        var (free, started) = (Lasting(emulated.Upgrade(pool, Newer)), emulated.Clock.Now);
        emulated.Set(
            new EmulatorConditions
            {
                Budgets =
                [
                    new()
                    {
                        Name = "shop",
                        MaxUnavailable = 1,
                        Recovery = TimeSpan.FromMinutes(2),
                    },
                ],
            }
        );

        var task = emulated.End(emulated.Upgrade(pool, Older));

        Assert.Equal("success", task.Text("state"));
        Assert.InRange(emulated.Clock.Now - started, 6 * Minute, (6 * Minute) + free);
        long Lasting(string upgrade)
        {
            var begun = emulated.Clock.Now;
            emulated.End(upgrade);
            return emulated.Clock.Now - begun + Minute;
        }
    }

    [Fact]
    public void Budget_EvictedPodsFindNoCapacity_BlocksTheSecondNode()
    {
        emulated.Set(new EmulatorConditions { Budgets = [new() { Name = "shop", MaxUnavailable = 1 }] });
        var pool = emulated.CreateReady("web", 2);

        var task = emulated.End(emulated.Upgrade(pool, Newer, """{"max_parallelism":1}"""));

        Assert.Equal(("failed", "DrainTimeout"), (task.Text("state"), task.Map("error")!.Text("code")));
        Assert.Equal([Newer, Older], emulated.Nodes(pool).Select(node => node.Text("image_id")));
    }

    [Theory]
    [InlineData("true", "failed")]
    [InlineData("false", "success")]
    public void Removal_HonorsBudgets_OnlyWhenItDrains(string drains, string state)
    {
        emulated.Set(new EmulatorConditions { Budgets = [new() { Name = "shop" }] });
        var pool = emulated.CreateReady("web", 2);
        var node = emulated.Nodes(pool)[0].Text("instance_id");
        var reply = emulated.Run(
            "DELETE",
            $"{Pools}/{pool}/nodes",
            "",
            new KeyValuePair<string, string>("instance_ids", $"[\"{node}\"]"),
            new KeyValuePair<string, string>("drain_node", drains),
            new KeyValuePair<string, string>("release_node", "true")
        );

        Assert.Equal(state, emulated.End(reply.Text("task_id")!).Text("state"));
        Assert.Equal(state == "failed" ? 2 : 1, emulated.Nodes(pool).Count);
    }

    [Fact]
    public void SmallerSize_RemovesNodesWithoutADrain_AndARemovalByNameLowersTheSize()
    {
        emulated.Set(new EmulatorConditions { Budgets = [new() { Name = "shop" }] });
        var pool = emulated.CreateReady("web", 4);
        var smaller = emulated.Run("PUT", $"{Pools}/{pool}", """{"scaling_group":{"desired_size":3}}""");
        var scaled = emulated.End(smaller.Text("task_id")!).Text("state");
        var node = emulated.Nodes(pool)[0].Text("instance_id");
        var instances = new KeyValuePair<string, string>("instance_ids", $"[\"{node}\"]");
        var removed = emulated.End(emulated.Run("DELETE", $"{Pools}/{pool}/nodes", "", instances).Text("task_id")!).Text("state");

        // The budget would have blocked a drain.
        Assert.Equal(("success", "success", 2), (scaled, removed, emulated.Nodes(pool).Count));
        Assert.Equal(2, emulated.Run("GET", $"{Pools}/{pool}").Map("scaling_group")!.Whole("desired_size"));
    }

    [Fact]
    public void Repair_BringsBackWhatIsNotReady_ButNotABadImage()
    {
        var pool = emulated.CreateReady("web", 2);
        emulated.End(emulated.Upgrade(pool, "lifsea_3_x64_5G_emulator_not_ready_later.qcow2"));
        emulated.Clock.Advance(Minute);
        var repaired = emulated.End(Repair(pool));
        var ready = Status(pool).Whole("healthy_nodes");
        emulated.Clock.Advance(Minute);
        var again = Status(pool).Whole("offline_nodes");
        emulated.End(emulated.Upgrade(pool, "lifsea_3_x64_5G_emulator_never_boots.qcow2", """{"max_failed_nodes":2}"""));

        Assert.Equal(("success", 2, 2), (repaired.Text("state"), (int)ready!, (int)again!));
        Assert.Equal(("failed", 2), (emulated.End(Repair(pool)).Text("state"), (int)Status(pool).Whole("failed_nodes")!));
    }

    [Fact]
    public void SameSeedAndCalls_GiveTheSameWorld_WithBadImagesStockAndBudgets_HoweverTheTimeIsStepped()
    {
        string Run(long step)
        {
            var world = new EmulatedWorld(seed: 7);
            world.Set(
                new EmulatorConditions
                {
                    Stock = [new() { Amount = 60 }],
                    Images =
                    [
                        new()
                        {
                            ImageId = Newer,
                            Kind = ImageFaultKind.NotReadyLater,
                            EveryNth = 3,
                        },
                    ],
                    Budgets =
                    [
                        new()
                        {
                            Name = "shop",
                            EveryNth = 2,
                            MaxUnavailable = 2,
                            Recovery = TimeSpan.FromSeconds(90),
                        },
                    ],
                }
            );
            var pool = world.CreateReady("web", 40);
            world.Create("db", 30);
            var task = world.Upgrade(pool, Newer, """{"max_parallelism":6,"max_failed_nodes":9}""");
            var end = world.Clock.Now + (90 * Minute);
            while (world.Clock.Now < end)
            {
                world.Clock.Advance(Math.Min(step, end - world.Clock.Now));
                world.Store.Read();
            }

            Assert.Equal("success", world.Task(task).Text("state"));
            return world.Text;
        }

        var atOnce = Run(90 * Minute);

        Assert.Equal(atOnce, Run(777));
        Assert.Equal(atOnce, Run(90 * Minute));
    }

    [Fact]
    public void ThousandContainerOsNodes_AreReadyAfterThePublishedP90()
    {
        List<double> seconds = [];
        foreach (var seed in Enumerable.Range(1, 10))
        {
            var world = new EmulatedWorld(seed: seed);
            var pool = world.CreateReady("web", 1_000);
            seconds.AddRange(world.Store.Read().World.Pools[pool].Nodes.Select(node => (node.ReadyAt!.Value - 1_000_000) / 1000.0));
        }

        seconds.Sort();
        Assert.InRange(seconds[8_999], 52.5, 53.5);
    }

    private static IEnumerable<string> Ids(IEnumerable<FieldMap> nodes) => nodes.Select(node => node.Text("instance_id")!);

    private string TaskOf(string pool) => emulated.Store.Read().World.Pools[pool].TaskId!;

    private FieldMap Status(string pool) => emulated.Detail(pool).Map("status")!;

    private string Repair(string pool) => emulated.Run("POST", $"{Pools}/{pool}/repair", "{}").Text("task_id")!;

    private List<string> Failed(string pool) => [.. Ids(emulated.Nodes(pool).Where(node => node.Text("node_status") == "NotReady"))];

    private List<string> Disks() =>
        [.. emulated.Ecs("DescribeDisks").Map("Disks")!.Maps("Disk")!.Value.Select(disk => disk.Text("DiskId")!)];
}
