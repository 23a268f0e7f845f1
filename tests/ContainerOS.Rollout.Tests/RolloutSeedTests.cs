using System.Diagnostics;
using System.Globalization;

namespace ContainerOS.Rollout.Tests;

/// <summary>
/// Random rollouts of large pools. <c>CONTAINEROS_ROLLOUT_SEEDS=full</c> runs 1,000 seeds of 1,000 nodes and 10,000 of 50 nodes;
/// docs/rollout.md has the figures.
/// </summary>
public sealed class RolloutSeedTests
{
    private static bool IsFull { get; } = Environment.GetEnvironmentVariable("CONTAINEROS_ROLLOUT_SEEDS") is "full";

    [Theory]
    [InlineData(1_000, 3, 1_000)]
    [InlineData(50, 100, 10_000)]
    public void BadImage_TouchesNoMoreThanItMay_AndAfterwardsAllNodesAreOnOneImage(int nodes, int small, int all)
    {
        var seeds = IsFull ? all : small;
        for (var seed = 1; seed <= seeds; seed++)
        {
            var random = new Random(seed);
            var options = new RolloutOptions
            {
                Canary = random.Next(1, 4),
                MaxParallelism = random.Next(1, 11),
                MaxFailedNodes = random.Next(0, 4),
            };
            // Bad on every node, on one in n, or good.
            var everyNth = random.Next(0, 3) switch
            {
                0 => 1,
                1 => random.Next(2, nodes),
                _ => int.MaxValue,
            };
            var pool = new SimulatedPool(
                Enumerable.Range(0, nodes).Select(number => ($"node-{number:0000}", $"zone-{number % 3}")),
                (name, _) => Hash(name, seed) % (uint)everyNth == 0 && everyNth != int.MaxValue ? Outcome.NeverReady : Outcome.Ready
            );
            var plan = RolloutPlan.Create(("c", "np"), SimulatedPool.Old, SimulatedPool.New, pool.Nodes, options);

            var end = pool.Run(plan);

            var context = string.Create(
                CultureInfo.InvariantCulture,
                $"seed {seed}, {nodes} nodes, bad on one in {everyNth}, {options}: {end}"
            );
            var bad = pool.Touched.Count(name => everyNth != int.MaxValue && Hash(name, seed) % (uint)everyNth == 0);
            Assert.True(pool.MostDown <= Math.Max(options.Canary, options.MaxParallelism) + options.MaxFailedNodes, context);
            Assert.True(end.Kind is RolloutStepKind.Done or RolloutStepKind.RolledBack, context);
            Assert.True(
                pool.Nodes.All(node => node.ImageId == (end.Kind is RolloutStepKind.Done ? SimulatedPool.New : SimulatedPool.Old)),
                context
            );
            Assert.True(bad <= options.MaxFailedNodes + Math.Max(options.Canary, options.MaxParallelism), context);
            if (everyNth == 1 && options.MaxFailedNodes < options.Canary)
            {
                Assert.True(pool.Touched.Count == options.Canary, context);
            }
        }
    }

    [Fact]
    public void PlanningOfAThousandNodes_TakesAtMost20Milliseconds()
    {
        RolloutNode[] nodes =
        [
            .. Enumerable.Range(0, 1_000).Select(number => new RolloutNode($"node-{number}", $"zone-{number % 3}", "old", true)),
        ];
        var least = TimeSpan.MaxValue;
        for (var run = 0; run < 20; run++)
        {
            var start = Stopwatch.GetTimestamp();
            var plan = RolloutPlan.Create(("c", "np"), "old", "new", nodes, new RolloutOptions { MaxParallelism = 2 });
            Assert.NotEmpty(RolloutPlanFile.Write(plan));
            var took = Stopwatch.GetElapsedTime(start);
            least = took < least ? took : least;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{least.TotalMilliseconds:0.00} ms");
        Assert.True(least < TimeSpan.FromMilliseconds(20), $"{least.TotalMilliseconds} ms");
    }

    private static uint Hash(string name, int seed)
    {
        var hash = 2166136261u ^ (uint)seed;
        foreach (var letter in name)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        return hash ^ (hash >> 15);
    }
}
