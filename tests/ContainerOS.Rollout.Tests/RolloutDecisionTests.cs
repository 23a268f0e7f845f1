namespace ContainerOS.Rollout.Tests;

/// <summary>A rollout ends, in the right state, with never more nodes down than its budget allows.</summary>
public sealed class RolloutDecisionTests
{
    private static readonly Outcome[] Outcomes = Enum.GetValues<Outcome>();

    [Fact]
    public void GoodImage_AllNodesGetIt()
    {
        var pool = Pool(12, _ => Outcome.Ready);
        var plan = Plan(pool, new RolloutOptions { MaxParallelism = 3 });

        Assert.Equal(RolloutStepKind.Done, pool.Run(plan).Kind);
        Assert.All(pool.Nodes, node => Assert.Equal((SimulatedPool.New, true), (node.ImageId, node.IsReady)));
        Assert.InRange(pool.MostDown, 1, 3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ImageThatIsBadOnEveryNode_TouchesTheCanaryOnly_AndGoesBack(int canary)
    {
        var pool = Pool(12, _ => Outcome.NeverReady);
        var plan = Plan(
            pool,
            new RolloutOptions
            {
                Canary = canary,
                MaxParallelism = 5,
                OnFailure = FailureAction.Stop,
            }
        );

        Assert.Equal(RolloutStepKind.RolledBack, pool.Run(plan).Kind);
        Assert.Equal(canary, pool.Touched.Count);
        Assert.All(pool.Nodes, node => Assert.Equal((SimulatedPool.Old, true), (node.ImageId, node.IsReady)));
    }

    [Fact]
    public void NodeThatCannotGoBack_StopsTheRollout_AndALaterRunGoesOn()
    {
        var broken = true;
        var pool = new SimulatedPool([("node-00", "zone-a"), ("node-01", "zone-a")], (_, _) => Outcome.NeverReady)
        {
            Back = _ => broken ? Outcome.NotReplaced : Outcome.Ready,
        };
        var plan = Plan(pool, new RolloutOptions());

        var stopped = pool.Run(plan);
        broken = false;
        var later = pool.Run(plan, RolloutDecision.Next(plan, new RolloutSituation(pool.Template, pool.Nodes)));

        Assert.Equal(RolloutStepKind.Stopped, stopped.Kind);
        Assert.Contains("going back: node-00 failed", stopped.Reason, StringComparison.Ordinal);
        Assert.Equal(RolloutStepKind.RolledBack, later.Kind);
        Assert.All(pool.Nodes, node => Assert.Equal((SimulatedPool.Old, true), (node.ImageId, node.IsReady)));
    }

    [Fact]
    public void LaterFailure_WithStop_LeavesTheOtherNodes()
    {
        var pool = Pool(6, name => name is "node-03" ? Outcome.NeverReady : Outcome.Ready);
        var plan = Plan(pool, new RolloutOptions { OnFailure = FailureAction.Stop });

        var end = pool.Run(plan);

        Assert.Equal(RolloutStepKind.Stopped, end.Kind);
        Assert.Contains("node-03", end.Reason, StringComparison.Ordinal);
        Assert.Contains(pool.Nodes, node => node.ImageId == SimulatedPool.Old);
    }

    [Fact]
    public void AllowedFailures_DoNotEndTheRollout()
    {
        var pool = Pool(6, name => name is "node-03" ? Outcome.NeverReady : Outcome.Ready);

        var end = pool.Run(Plan(pool, new RolloutOptions { MaxFailedNodes = 1 }));

        Assert.Equal(RolloutStepKind.Done, end.Kind);
        Assert.Contains("1 are not Ready", end.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, FailureAction.Stop, RolloutStepKind.RolledBack)]
    [InlineData(2, FailureAction.Stop, RolloutStepKind.Stopped)]
    [InlineData(2, FailureAction.Rollback, RolloutStepKind.RolledBack)]
    public void FailedCheck_CountsAsAFailureOfItsBatch(int batch, FailureAction onFailure, RolloutStepKind expected)
    {
        var pool = Pool(4, _ => Outcome.Ready, number => number == batch ? RolloutCheckOutcome.Failed : RolloutCheckOutcome.Passed);
        var plan = Plan(pool, new RolloutOptions { OnFailure = onFailure, Checks = [new CommandRolloutCheck(["true"])] });

        Assert.Equal(expected, pool.Run(plan).Kind);
        Assert.Equal(batch, pool.Touched.Count);
    }

    [Fact]
    public void InconclusiveCheck_Pauses()
    {
        var pool = Pool(4, _ => Outcome.Ready);
        var plan = Plan(pool, new RolloutOptions { Checks = [new CommandRolloutCheck(["true"])] });

        var step = RolloutDecision.After(plan, plan.Batches[0], [new(RolloutCheckOutcome.Inconclusive, "no answer")]);

        Assert.Equal(RolloutStepKind.Pause, step!.Kind);
        Assert.Contains("no answer", step.Reason, StringComparison.Ordinal);
        Assert.Null(RolloutDecision.After(plan, plan.Batches[0], [new(RolloutCheckOutcome.Passed, "")]));
    }

    [Theory]
    [InlineData(null, RolloutStepKind.Wait)]
    [InlineData(9, RolloutStepKind.Wait)]
    [InlineData(10, RolloutStepKind.Check)]
    public void BatchThatAnotherRunReplaced_SoaksFromTheEndOfItsTask(int? minutesSinceItsEnd, RolloutStepKind expected)
    {
        var pool = Pool(2, _ => Outcome.Ready);
        var options = new RolloutOptions { Soak = TimeSpan.FromMinutes(10), Checks = [new CommandRolloutCheck(["true"])] };
        var plan = Plan(pool, options);
        var last = pool.Nodes.Select(node => node with { ImageId = SimulatedPool.New });
        var since = minutesSinceItsEnd is { } minutes ? TimeSpan.FromMinutes(minutes) : (TimeSpan?)null;

        var step = RolloutDecision.Next(plan, new RolloutSituation(SimulatedPool.New, [.. last], since));

        Assert.Equal((expected, plan.Batches.Length), (step.Kind, step.Batch!.Number));
    }

    [Fact]
    public void TemplateOfAnotherRollout_StopsIt()
    {
        var pool = Pool(3, _ => Outcome.Ready);

        var step = RolloutDecision.Next(Plan(pool, new RolloutOptions()), new RolloutSituation("image-other", pool.Nodes));

        Assert.Equal(RolloutStepKind.Stopped, step.Kind);
        Assert.Contains("image-other", step.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void NodeThatLeft_IsNotWaitedFor()
    {
        var pool = Pool(3, _ => Outcome.Ready);
        var plan = Plan(pool, new RolloutOptions());

        var step = RolloutDecision.Next(
            plan,
            new RolloutSituation(SimulatedPool.New, [.. pool.Nodes.Where(node => node.Name != plan.Batches[0].Nodes[0])])
        );

        Assert.Equal((RolloutStepKind.ReplaceNodes, 2), (step.Kind, step.Batch!.Number));
    }

    [Fact]
    public void PauseAfterEveryBatch_AsksOnceForEach()
    {
        var pool = Pool(3, _ => Outcome.Ready);
        var plan = Plan(pool, new RolloutOptions { Pause = RolloutPauses.EveryBatch });

        var paused = RolloutDecision.Next(
            plan,
            new RolloutSituation(
                SimulatedPool.New,
                [.. pool.Nodes.Select(node => node.Name == plan.Batches[0].Nodes[0] ? node with { ImageId = SimulatedPool.New } : node)]
            )
        );

        Assert.Equal((RolloutStepKind.Pause, 2), (paused.Kind, paused.Batch!.Number));
        Assert.Equal(RolloutStepKind.Done, pool.Run(plan).Kind);
    }

    /// <summary>Every outcome of every node of every pool of up to four nodes, with every small choice of options.</summary>
    [Fact]
    public void EverySmallPool_Ends_OnOneImageAfterARollback_WithinItsBudget()
    {
        for (var count = 1; count <= 4; count++)
        {
            for (var code = 0; code < Math.Pow(Outcomes.Length, count); code++)
            {
                for (var parallelism = 1; parallelism <= 2; parallelism++)
                {
                    for (var allowed = 0; allowed <= 1; allowed++)
                    {
                        Check(count, code, new RolloutOptions { MaxParallelism = parallelism, MaxFailedNodes = allowed });
                        Check(count, code, new RolloutOptions { MaxParallelism = parallelism, OnFailure = FailureAction.Stop });
                    }
                }
            }
        }
    }

    [Fact]
    public void RandomPools_End_OnOneImageAfterARollback_WithinTheirBudget()
    {
        var random = new Random(20261129);
        for (var run = 0; run < 2_000; run++)
        {
            var (canary, parallelism, allowed) = (random.Next(1, 4), random.Next(1, 11), random.Next(0, 3));
            Check(
                random.Next(1, 60),
                random.Next(),
                new RolloutOptions
                {
                    Canary = canary,
                    MaxParallelism = parallelism,
                    MaxFailedNodes = allowed,
                    Soak = TimeSpan.FromMinutes(random.Next(0, 3)),
                    Pause = (RolloutPauses)random.Next(0, 3),
                    OnFailure = (FailureAction)random.Next(0, 2),
                    Checks = random.Next(0, 2) == 0 ? [] : [new CommandRolloutCheck(["true"])],
                }
            );
        }
    }

    private static void Check(int count, int code, RolloutOptions options)
    {
        var pool = Pool(count, name => Outcomes[OutcomeOf(name, code, count)]);
        var plan = Plan(pool, options);

        var end = pool.Run(plan);

        var budget = Math.Max(options.Canary, options.MaxParallelism) + options.MaxFailedNodes;
        var context = $"{count} nodes, outcomes {code}, {options}: {end}";
        Assert.True(pool.MostDown <= budget, $"{pool.MostDown} down: {context}");
        if (end.Kind is RolloutStepKind.RolledBack)
        {
            Assert.True(pool.Nodes.All(node => node.ImageId == SimulatedPool.Old && node.IsReady), context);
            Assert.Equal(SimulatedPool.Old, pool.Template);
        }

        if (end.Kind is RolloutStepKind.Done)
        {
            Assert.True(pool.Nodes.All(node => node.ImageId == SimulatedPool.New), context);
            Assert.True(pool.Nodes.Count(node => !node.IsReady) <= options.MaxFailedNodes, context);
        }
    }

    private static int OutcomeOf(string name, int code, int count)
    {
        var index = int.Parse(name.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture);
        return count <= 4 ? code / (int)Math.Pow(Outcomes.Length, index) % Outcomes.Length
            : (int)((uint)HashCode.Combine(name.Length, index, code) % 12) is var roll && roll < Outcomes.Length ? roll
            : 0;
    }

    private static SimulatedPool Pool(int count, Func<string, Outcome> outcomes, Func<int, RolloutCheckOutcome>? checks = null) =>
        new(Enumerable.Range(0, count).Select(number => ($"node-{number:00}", $"zone-{number % 3}")), (name, _) => outcomes(name))
        {
            Check = number => new(checks?.Invoke(number) ?? RolloutCheckOutcome.Passed, "check"),
        };

    private static RolloutPlan Plan(SimulatedPool pool, RolloutOptions options) =>
        RolloutPlan.Create(("c1", "np1"), SimulatedPool.Old, SimulatedPool.New, pool.Nodes, options);
}
