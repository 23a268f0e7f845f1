using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Conditions;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Nodes;
using ContainerOS.Emulator.Store;
using ContainerOS.Emulator.Tasks;
using ContainerOS.Emulator.Tests.Store;
using ContainerOS.Testing;

namespace ContainerOS.Emulator.Tests.Nodes;

/// <summary>Random calls at random moments: what holds of a world always holds. The seed is in the message.</summary>
public sealed class RandomSequenceTests
{
    private const string Pools = $"/clusters/{DemoAccount.ClusterId}/nodepools";
    private const int Stock = 60;
    private const int Calls = 40;
    private static readonly string[] Images =
    [
        "lifsea_3_x64_5G_alibase_20250916.qcow2",
        "lifsea_3_x64_5G_alibase_20251101.qcow2",
        .. ImageLibrary.All.Select(fault => fault.ImageId),
    ];

    [Fact]
    public void Rollout_OfAThousandNodes_StopsWithinItsBatch_WhateverTheSeed()
    {
        const int Nodes = 1_000;
        const int Batch = 10;
        for (var seed = 1; seed <= Seeds(2); seed++)
        {
            var emulated = new EmulatedWorld(seed: seed);
            var fault = new ImageFault
            {
                ImageId = Images[1],
                Kind = ImageFaultKind.NeverBoots,
                EveryNth = 20 + (seed * 13 % 100),
            };
            emulated.Set(new EmulatorConditions { Images = [fault] });
            var pool = emulated.CreateReady("web", Nodes);
            var allowed = seed % 4;
            var task = emulated.Upgrade(pool, Images[1], $$"""{"max_parallelism":{{Batch}},"max_failed_nodes":{{allowed}} }""");
            emulated.End(task);
            emulated.Clock.Advance(NodeLifecycle.JoinTimeout);
            var world = emulated.Store.Read().World;
            var counts = world.Pools[pool].Counts;

            // The batch under way goes on, so that it may add to the failed nodes.
            Assert.True(world.Tasks[task].State == TaskState.Failed, $"seed {seed}: the rollout did not stop");
            Assert.True(counts.Failed > allowed && counts.Failed <= allowed + Batch, $"seed {seed}: {counts}");
            Assert.True(counts.Ready + counts.Failed == Nodes, $"seed {seed}: {counts}");
            Assert.True(world.Tasks[task].Begun % Batch == 0, $"seed {seed}: {world.Tasks[task].Begun}");
        }
    }

    [Fact]
    public void Sequence_KeepsCountsStepsStockAndStates_AndComesToRest()
    {
        for (var seed = 1; seed <= Seeds(200); seed++)
        {
            var emulated = new EmulatedWorld(seed: seed);
            emulated.Set(Conditions(seed));
            var random = new Random(seed);
            for (var call = 0; call < Calls; call++)
            {
                Act(emulated, random);
                Check(emulated.Store.Read().World, seed);
                emulated.Clock.Advance(random.Next(4) == 0 ? 0 : random.Next(random.Next(2) == 0 ? 20_000 : 900_000));
                Check(emulated.Store.Read().World, seed);
            }

            // Without load, autoscalers have nothing to do; with it they would try again for ever where there is no stock.
            emulated.Set(emulated.Store.Read().World.Conditions with { Load = [], Budgets = [] });
            emulated.Clock.Advance(ClusterTask.LongestPause + 86_400_000);
            var world = emulated.Store.Read().World;
            Check(world, seed);
            Assert.True(world.Tasks.Values.All(task => task.HasEnded), $"seed {seed}: a task has not ended");
            Assert.True(world.Due.IsEmpty, $"seed {seed}: something is due for ever");
            Assert.All(
                world.Nodes(),
                node => Assert.True(node.Stage is NodeStage.Ready or NodeStage.NotReady or NodeStage.Failed, $"seed {seed}: {node.Stage}")
            );
        }
    }

    private static int Seeds(int usual) => RunCount.Of("CONTAINEROS_EMULATOR_SEEDS", usual);

    private static EmulatorConditions Conditions(int seed) =>
        new()
        {
            Stock = [new() { Amount = Stock }],
            Budgets =
            [
                new()
                {
                    Name = "shop",
                    EveryNth = 3,
                    MaxUnavailable = seed % 3,
                    Recovery = TimeSpan.FromSeconds(100),
                },
            ],
            Load =
            [
                .. Enumerable
                    .Range(0, 6)
                    .Select(step => new LoadStep
                    {
                        Pool = "pool-0",
                        At = TimeSpan.FromMinutes(step * 40),
                        Pods = (seed * 7 + step * 31) % 90,
                    }),
            ],
        };

    private static void Act(EmulatedWorld emulated, Random random)
    {
        var world = emulated.Store.Read().World;
        var pools = world.PoolsOf(DemoAccount.ClusterId).ToList();
        var pool = pools.Count == 0 ? null : pools[random.Next(pools.Count)];
        var task = pool?.TaskId;
        var node = pool?.Nodes is { IsEmpty: false } nodes ? nodes[random.Next(nodes.Count)].Id : "i-none";
        var path = $"{Pools}/{pool?.Id ?? "np-none"}";
        var image = Images[random.Next(Images.Length)];
        var pause = random.Next(3) == 0 ? "FirstBatch" : "NotPause";
        var policy = $$"""{"max_parallelism":{{random.Next(1, 6)}},"max_failed_nodes":{{random.Next(4)}},"pause_policy":"{{pause}}"}""";
        try
        {
            Action call = random.Next(12) switch
            {
                0 => () => emulated.Create($"pool-{random.Next(3)}", random.Next(12)),
                1 => () => Run("POST", path, $$"""{"count": {{random.Next(1, 6)}} }"""),
                2 => () => Run("PUT", path, $$"""{"scaling_group":{"desired_size": {{random.Next(12)}} } }"""),
                3 => () => Run("POST", path + "/upgrade", "{\"image_id\":\"" + image + "\",\"rolling_policy\":" + policy + "}"),
                4 => () =>
                    Run(
                        "POST",
                        path + "/upgrade",
                        "{\"use_replace\":true,\"node_names\":[\"" + node + "\"],\"rolling_policy\":" + policy + "}"
                    ),
                5 => () => Run("PUT", path + "/node_config", """{"kubelet_config":{"maxPods":90}}"""),
                6 => () => Run("POST", path + "/repair", "{}"),
                7 => () => Run("POST", $"/tasks/{task}/pause", string.Empty),
                8 => () => Run("POST", $"/tasks/{task}/resume", string.Empty),
                9 => () => Run("POST", $"/tasks/{task}/cancel", string.Empty),
                10 => () =>
                    Run(
                        "DELETE",
                        path + "/nodes",
                        string.Empty,
                        ("instance_ids", $"[\"{node}\"]"),
                        ("drain_node", random.Next(2) == 0 ? "true" : "false"),
                        ("release_node", random.Next(3) == 0 ? "false" : "true")
                    ),
                11 when random.Next(4) == 0 => () => Run("DELETE", path, string.Empty, ("force", "true")),
                _ => () => Run("PUT", path, """{"auto_scaling":{"enable":true,"min_instances":1,"max_instances":9}}"""),
            };
            call();
        }
        catch (ApiException)
        {
            // The service refuses many of these calls, and nothing has changed then.
        }

        void Run(string method, string target, string body, params (string Name, string Value)[] query) =>
            emulated.Run(method, target, body, [.. query.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))]);
    }

    private static void Check(World world, int seed)
    {
        foreach (var pool in world.Pools.Values)
        {
            var counts = pool.Nodes.Aggregate(default(NodeCounts), (sum, node) => sum.Plus(node.Stage, 1));
            Assert.True(counts == pool.Counts, $"seed {seed}: {pool.Name} has {counts}, and says {pool.Counts}");
            Assert.True(pool.State != "active" || world.Tasks[pool.TaskId!].HasEnded, $"seed {seed}: {pool.Name} is active under a task");
        }

        List<DueStep> due =
        [
            .. world.Nodes().Where(node => node.DueAt is not null).Select(node => new DueStep(node.DueAt!.Value, DueSubject.Node, node.Id)),
            .. world
                .Tasks.Values.Where(task => task.DueAt is not null)
                .Select(task => new DueStep(task.DueAt!.Value, DueSubject.Task, task.Id)),
            .. world
                .Pools.Values.Where(pool => pool.ScanAt is not null)
                .Select(pool => new DueStep(pool.ScanAt!.Value, DueSubject.Pool, pool.Id)),
        ];
        Assert.True(due.Order().SequenceEqual(world.Due), $"seed {seed}: the next steps are not those of the records");
        Assert.Equal(Stock, world.Conditions.Stock[0].Amount + world.Places.Count);
        Assert.Equal(world.Nodes().Count(), world.Places.Count);
    }
}
