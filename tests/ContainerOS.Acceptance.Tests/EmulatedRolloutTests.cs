using System.Diagnostics;
using System.Globalization;
using ContainerOS.Cli.Rollouts;
using ContainerOS.Rollout;
using ContainerOS.Rollout.Execution;
using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Acceptance.Tests;

/// <summary>
/// Whole rollouts with real calls against an emulator whose time is stepped. <c>CONTAINEROS_ROLLOUT_RUNS</c> sets the number of seeds;
/// docs/rollout.md has the figures of large runs.
/// </summary>
public sealed class EmulatedRolloutTests
{
    private const string From = "lifsea_3_x64_5G_alibase_20250805.qcow2";
    private const string Target = "lifsea_3_x64_5G_alibase_20251101.qcow2";

    private static int Runs { get; } = RunCount.Of("CONTAINEROS_ROLLOUT_RUNS", 4);

    private static int Nodes { get; } = RunCount.Of("CONTAINEROS_ROLLOUT_NODES", 30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunsThatAreKilledAtRandomMoments_GoOn_AndReplaceNoNodeTwice()
    {
        for (var seed = 1; seed <= Runs; seed++)
        {
            var random = new Random(seed);
            await using var pool = await EmulatedPool.CreateAsync(
                Plan(12, new RolloutOptions { Canary = 1, MaxParallelism = 3 }),
                seed,
                Ct
            );
            var everyNth = random.Next(3) == 0 ? random.Next(2, 8) : 0;
            if (everyNth > 0)
            {
                pool.BreakImage(everyNth);
            }

            List<string> steps = [];
            var end = await RunWithKillsAsync(pool, random, steps);

            var context = $"seed {seed}, bad on one node in {everyNth}: {end.Step}";
            var nodes = await new RolloutRunner(pool.Client).ReadAsync(pool.Plan, Ct);
            var expected = end.Step.Kind is RolloutStepKind.Done ? Target : From;
            Assert.True(end.Step.Kind is RolloutStepKind.Done or RolloutStepKind.RolledBack, context);
            Assert.True(nodes.Nodes.All(node => node.ImageId == expected && node.IsReady), context);
            var tasks = await new RolloutReader(pool.Client, pool.Plan.ClusterId, pool.Plan.NodePoolId).ReadUpgradesAsync(int.MaxValue, Ct);
            var most = tasks
                .SelectMany(task => task.Results!)
                .Where(result => result.Status != TaskResultStatus.Initial)
                .CountBy(result => result.Data!)
                .Max(node => node.Value);
            // Once forward, and once back.
            Assert.True(
                most <= (end.Step.Kind is RolloutStepKind.Done ? 1 : 2),
                $"{most} replacements of a node: {context}\n{string.Join('\n', steps)}"
            );
        }
    }

    [Fact]
    public async Task PredictedMinutes_AreThoseOfTheRun_OnceBatchesWereMeasured()
    {
        List<double> errors = [];
        for (var seed = 1; seed <= Runs; seed++)
        {
            await using var pool = await EmulatedPool.CreateAsync(
                Plan(15, new RolloutOptions { Canary = 2, MaxParallelism = 2 }),
                seed,
                Ct
            );
            var runner = new RolloutRunner(pool.Client);
            Assert.Equal(RolloutStepKind.Done, (await runner.ApplyAsync(pool.Plan, cancellationToken: Ct)).Step.Kind);
            var options = pool.Plan.Options;
            var plan = await runner.PlanAsync(pool.Plan.ClusterId, pool.Plan.NodePoolId, new RolloutTarget { ImageId = From }, options, Ct);
            var start = pool.Now;
            await runner.ApplyAsync(plan, cancellationToken: Ct);
            Assert.True(plan.MeasuredBatches > 0);
            errors.Add(Math.Abs((plan.Expected.P50 / (pool.Now - start)) - 1));
            TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: predicted {plan.Expected.P50}, took {pool.Now - start}");
        }

        errors.Sort();
        var p90 = errors[(int)Math.Ceiling(errors.Count * 0.9) - 1];
        TestContext.Current.TestOutputHelper?.WriteLine($"error of predicted minutes: P50 {errors[errors.Count / 2]:P1}, P90 {p90:P1}");
        Assert.True(
            p90 <= 0.2,
            $"P90 of the error is {p90:P1}: {string.Join(", ", errors.Select(error => error.ToString("P1", CultureInfo.InvariantCulture)))}"
        );
    }

    [Fact]
    public async Task Following_ListsTheNodesOnceABatch_AndReadsNoNodeByItself()
    {
        await using var pool = await EmulatedPool.CreateAsync(Plan(60, new RolloutOptions { Canary = 1, MaxParallelism = 10 }), 1, Ct);
        var before = (await ActionsAsync(pool)).Count;

        await new RolloutRunner(pool.Client).ApplyAsync(pool.Plan, cancellationToken: Ct);

        var calls = (await ActionsAsync(pool)).Skip(before).CountBy(call => call).ToDictionary();
        Assert.Equal(7, calls["UpgradeClusterNodepool"]);
        // One before the first batch, one after the template, one after each batch.
        Assert.InRange(calls["DescribeClusterNodes"], 8, 10);
        Assert.DoesNotContain("DescribeInstances", calls.Keys);
        Assert.InRange(calls["DescribeTaskInfo"] / 7.0, 1, 60);
    }

    /// <summary>A rollout of many nodes, by real calls. <c>CONTAINEROS_ROLLOUT_NODES</c> sets their number.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public async Task RolloutOfManyNodes_BadImage_TouchesTheCanary_OrTheFailedNodesAllowedAndTheBatchUnderWay(int everyNth)
    {
        const int AllowedFailures = 2;
        var options = new RolloutOptions
        {
            Canary = 1,
            MaxParallelism = 10,
            MaxFailedNodes = everyNth > 1 ? AllowedFailures : 0,
        };
        await using var pool = await EmulatedPool.CreateAsync(Plan(Nodes, options), Nodes + everyNth, Ct);
        if (everyNth > 0)
        {
            pool.BreakImage(everyNth);
        }

        var start = Stopwatch.GetTimestamp();
        HashSet<string> touched = [];
        var mostDown = 0;
        RolloutMoment? end = null;
        await foreach (var moment in new RolloutRunner(pool.Client).FollowApplyAsync(pool.Plan, cancellationToken: Ct))
        {
            end = moment;
            if (moment.Activity is null)
            {
                var replaced = moment.Step.Kind is RolloutStepKind.ReplaceNodes ? moment.Step.Nodes : [];
                touched.UnionWith(moment.Step.ImageId == Target ? replaced : []);
                // On the way back, nodes that are not Ready go first: they are down anyway.
                mostDown = Math.Max(mostDown, moment.Step.Batch is null ? replaced.Length : moment.NotReady + replaced.Length);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Nodes} nodes, bad on one in {everyNth}: {end!.Step.Kind}, {touched.Count} nodes touched, at most {mostDown} down, "
                + $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0} s"
        );
        var nodes = (await new RolloutRunner(pool.Client).ReadAsync(pool.Plan, Ct)).Nodes;
        var image = everyNth == 0 ? Target : From;
        Assert.Equal(everyNth == 0 ? RolloutStepKind.Done : RolloutStepKind.RolledBack, end!.Step.Kind);
        Assert.All(nodes, node => Assert.Equal((image, true), (node.ImageId, node.IsReady)));
        Assert.InRange(mostDown, 1, options.MaxParallelism + options.MaxFailedNodes);
        Assert.True(everyNth != 1 || touched.Count == 1, $"{touched.Count} nodes got an image that never boots");
        Assert.True(everyNth != 0 || touched.Count == Nodes);
    }

    private static async Task<RolloutMoment> RunWithKillsAsync(EmulatedPool pool, Random random, List<string> steps)
    {
        for (var attempt = 0; ; attempt++)
        {
            Assert.True(attempt < 1_000, "the rollout does not end");
            using var kill = CancellationTokenSource.CreateLinkedTokenSource(Ct);
            var remaining = random.Next(1, 25);
            RolloutMoment? last = null;
            try
            {
                await foreach (var moment in new RolloutRunner(pool.Client).FollowApplyAsync(pool.Plan, cancellationToken: kill.Token))
                {
                    last = moment;
                    steps.Add(
                        $"{attempt} {moment.When:HH:mm:ss} {moment.Step.Kind} {moment.Step.Reason} "
                            + $"{string.Join(',', moment.Step.Nodes)} {moment.Activity}"
                    );
                    if (--remaining == 0)
                    {
                        // Half of the runs die before the step is made, the others in the middle of its calls.
                        if (random.Next(2) == 0)
                        {
                            break;
                        }

                        kill.CancelAfter(TimeSpan.FromMilliseconds(random.Next(0, 4)));
                    }
                }
            }
            catch (OperationCanceledException) when (kill.IsCancellationRequested)
            {
                continue;
            }
            catch (ImageQuarantinedException refusal)
            {
                // All nodes went back before the kill, and the pool keeps the image from a second try.
                var now = await new RolloutRunner(pool.Client).ReadAsync(pool.Plan, Ct);
                return RolloutMoment.Of(pool.Now, new(RolloutStepKind.RolledBack, refusal.Message), pool.Plan, now.Nodes);
            }

            if (
                last?.Step.Kind
                is RolloutStepKind.Done
                    or RolloutStepKind.RolledBack
                    or RolloutStepKind.RolledBackNotReady
                    or RolloutStepKind.Stopped
            )
            {
                return last;
            }
        }
    }

    private static async Task<IReadOnlyList<string>> ActionsAsync(EmulatedPool pool)
    {
        using var http = new HttpClient();
        var log = await http.GetStringAsync(new Uri(pool.Emulator.Address, "/_emulator/requests"), Ct);
        return [.. JArray.Parse(log).Select(entry => (string)entry["action"]!)];
    }

    private static RolloutPlan Plan(int nodes, RolloutOptions options) =>
        RolloutPlan.Create(
            ("c", "np"),
            From,
            Target,
            Enumerable.Range(0, nodes).Select(number => new RolloutNode($"node-{number:000}", $"zone-{number % 2}", From, true)),
            options
        );
}
