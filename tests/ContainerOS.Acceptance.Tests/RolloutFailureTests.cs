using System.Collections.Immutable;
using System.Text;
using ContainerOS.Cli.Rollouts;
using ContainerOS.Emulator.Chaos;
using ContainerOS.Emulator.Conditions;
using ContainerOS.Rollout;
using ContainerOS.Rollout.Execution;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Errors;
using ContainerOS.Testing;
using ContainerOS.Testing.Http;
using Microsoft.Extensions.Time.Testing;
using Account = ContainerOS.Emulator.DemoAccount;

namespace ContainerOS.Acceptance.Tests;

/// <summary>What can go wrong while a rollout runs: it stops or goes back as planned, says why, and goes on afterwards.</summary>
/// <remarks>The calls are real; the time of the emulator is stepped.</remarks>
public sealed class RolloutFailureTests
{
    private const string From = "lifsea_3_x64_5G_alibase_20250805.qcow2";
    private const string Target = "lifsea_3_x64_5G_alibase_20251101.qcow2";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PoolDeletedUnderWay_EndsTheRun_AndNamesThePool()
    {
        await using var pool = await PoolAsync();

        var error = await Assert.ThrowsAsync<ApiException>(() =>
            RunAsync(
                pool,
                2,
                async () =>
                {
                    var receipt = await pool.Client.Ack.NodePools.DeleteAsync(pool.Plan.ClusterId, pool.Plan.NodePoolId, force: true, Ct);
                    pool.Emulator.AdvanceUntilTaskEnds(receipt.TaskId!);
                }
            )
        );

        Assert.Equal(ApiErrorKind.NotFound, error.Kind);
        Assert.Contains(pool.Plan.NodePoolId, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlanOfAPoolWithANewTemplateAndOldNodes_GoesBackToWhatMostNodesHave()
    {
        await using var pool = await PoolAsync();
        var (cluster, id) = (pool.Plan.ClusterId, pool.Plan.NodePoolId);
        await pool.Client.Ack.NodePools.UpdateAsync(cluster, id, new() { ScalingGroup = new() { ImageId = Target } }, Ct);
        var target = new RolloutTarget { ImageId = Target };

        var plan = await new RolloutRunner(pool.Client).PlanAsync(cluster, id, target, new RolloutOptions(), Ct);
        var end = await new RolloutRunner(pool.Client).ApplyAsync(plan, cancellationToken: Ct);
        var back = await new RolloutRunner(pool.Client).RevertAsync(plan, Ct);

        Assert.Equal((From, true, 4), (plan.FromImageId, plan.HasWayBack, plan.Nodes.Count()));
        Assert.Equal((RolloutStepKind.Done, RolloutStepKind.RolledBack), (end.Step.Kind, back.Step.Kind));
        Assert.All(await NodesAsync(pool), node => Assert.Equal((From, true), (node.ImageId, node.IsReady)));
    }

    [Fact]
    public async Task PlanOfAnImageAndAVersion_ReachesNodesThatHaveTheImageAlready()
    {
        await using var pool = await PoolAsync();
        var (cluster, id) = (pool.Plan.ClusterId, pool.Plan.NodePoolId);
        var runner = new RolloutRunner(pool.Client);
        await foreach (var moment in runner.FollowApplyAsync(pool.Plan, cancellationToken: Ct))
        {
            if (moment is { Activity: null, Step: { Kind: RolloutStepKind.ReplaceNodes, Batch.Number: 2 } })
            {
                break;
            }
        }

        var target = new RolloutTarget { ImageId = Target, RuntimeVersion = "2.1.7" };
        var plan = await runner.PlanAsync(cluster, id, target, new RolloutOptions { MaxParallelism = 2 }, Ct);
        var end = await runner.ApplyAsync(plan, cancellationToken: Ct);

        // One node has the image, and not the version.
        Assert.Equal((4, false), (plan.Nodes.Count(), plan.HasWayBack));
        Assert.Equal((RolloutStepKind.Done, 4), (end.Step.Kind, end.OnTarget));
        Assert.All(await NodesAsync(pool), node => Assert.Equal((Target, true), (node.ImageId, node.IsReady)));
    }

    [Fact]
    public async Task PoolScaledUnderWay_TheTaskIsFollowed_AndTheNewNodeHasTheImage()
    {
        await using var pool = await PoolAsync();

        var end = await RunAsync(pool, 2, () => pool.Client.Ack.NodePools.ScaleAsync(pool.Plan.ClusterId, pool.Plan.NodePoolId, 1, Ct));

        var nodes = await NodesAsync(pool);
        Assert.Equal(RolloutStepKind.Done, end.Step.Kind);
        Assert.Equal(5, nodes.Length);
        Assert.All(nodes, node => Assert.Equal((Target, true), (node.ImageId, node.IsReady)));
        Assert.All(await ReplacementsAsync(pool), count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task NodesThatLeaveUnderWay_AreNotMissed()
    {
        await using var pool = await PoolAsync();
        var leaving = pool.Plan.Batches[^1].Nodes;

        var end = await RunAsync(
            pool,
            2,
            () =>
                pool.Client.Ack.NodePools.RemoveNodesAsync(
                    pool.Plan.ClusterId,
                    pool.Plan.NodePoolId,
                    new NodeRemoval
                    {
                        NodeNames = leaving,
                        ReleaseNode = true,
                        DrainNode = true,
                    },
                    Ct
                )
        );

        Assert.Equal(RolloutStepKind.Done, end.Step.Kind);
        Assert.All(await NodesAsync(pool), node => Assert.Equal((Target, true), (node.ImageId, node.IsReady)));
    }

    [Fact]
    public async Task StockThatRunsOut_DoesNotMatter_BecauseNoInstanceIsCreated()
    {
        await using var pool = await PoolAsync();
        pool.Emulator.SetConditions(new EmulatorConditions { Stock = [new StockLimit { Amount = 0 }] });

        Assert.Equal(RolloutStepKind.Done, (await RunAsync(pool)).Step.Kind);
        Assert.All(await NodesAsync(pool), node => Assert.Equal(Target, node.ImageId));
    }

    [Fact]
    public async Task DrainOfTheCanaryThatNeverEnds_SetsTheTemplateBack_AndDoesNotBlameTheImage()
    {
        await using var pool = await PoolAsync();
        pool.Emulator.SetConditions(new EmulatorConditions { Budgets = [new DisruptionBudget { Name = "web", MaxUnavailable = 0 }] });

        List<RolloutMoment> moments = [];
        var end = await RunAsync(pool, moments: moments);

        Assert.Equal(RolloutStepKind.RolledBack, end.Step.Kind);
        Assert.Contains(moments, moment => moment.Step.Reason.Contains("DrainTimeout", StringComparison.Ordinal));
        Assert.DoesNotContain(moments, moment => moment.QuarantinesImage);
        Assert.All(await NodesAsync(pool), node => Assert.Equal((From, true), (node.ImageId, node.IsReady)));

        // The budget is gone: the same plan runs, because nothing is known against its image.
        pool.Emulator.SetConditions(new EmulatorConditions());
        Assert.Equal(RolloutStepKind.Done, (await RunAsync(pool)).Step.Kind);
    }

    [Fact]
    public async Task DrainOfALaterBatchThatNeverEnds_Stops_AndGoesOnOnceTheCauseIsGone()
    {
        await using var pool = await PoolAsync();

        var stopped = await RunAsync(
            pool,
            2,
            () =>
            {
                pool.Emulator.SetConditions(
                    new EmulatorConditions { Budgets = [new DisruptionBudget { Name = "web", MaxUnavailable = 0 }] }
                );
                return Task.CompletedTask;
            }
        );
        pool.Emulator.SetConditions(new EmulatorConditions());
        var done = await RunAsync(pool);

        Assert.Equal(RolloutStepKind.Stopped, stopped.Step.Kind);
        Assert.Contains("failed before a node was replaced", stopped.Step.Reason, StringComparison.Ordinal);
        Assert.Equal(1, stopped.OnTarget);
        Assert.Equal(RolloutStepKind.Done, done.Step.Kind);
    }

    [Theory]
    [InlineData("UpgradeClusterNodepool")]
    [InlineData("DescribeClusterNodes")]
    [InlineData("DescribeTaskInfo")]
    public async Task PermissionThatIsTakenAwayHalfway_IsNamed_AndTheRunGoesOnOnceItIsBack(string action)
    {
        await using var pool = await PoolAsync();

        var error = await Assert.ThrowsAsync<ApiException>(() =>
            RunAsync(
                pool,
                2,
                () =>
                {
                    pool.Emulator.AddChaos(new ChaosRule { Fault = ChaosFault.Forbidden, Operation = action });
                    return Task.CompletedTask;
                }
            )
        );
        pool.Emulator.ClearChaos();
        var end = await RunAsync(pool);

        Assert.Equal(ApiErrorKind.Forbidden, error.Kind);
        Assert.Contains(action, error.Message, StringComparison.Ordinal);
        Assert.Equal(RolloutStepKind.Done, end.Step.Kind);
        Assert.All(await ReplacementsAsync(pool), count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task PermissionThatIsTakenAwayOnTheWayBack_IsNamed_AndTheNextRunEndsTheWayBack()
    {
        await using var pool = await PoolAsync();
        pool.BreakImage();

        var isLocked = false;
        await Assert.ThrowsAsync<ApiException>(async () =>
        {
            await foreach (var moment in new RolloutRunner(pool.Client).FollowApplyAsync(pool.Plan, cancellationToken: Ct))
            {
                if (moment.IsGoingBackAfterFailure && !isLocked)
                {
                    isLocked = true;
                    pool.Emulator.AddChaos(new ChaosRule { Fault = ChaosFault.Forbidden, Operation = "UpgradeClusterNodepool" });
                }
            }
        });
        pool.Emulator.ClearChaos();

        Assert.Equal(RolloutStepKind.RolledBack, (await RunAsync(pool)).Step.Kind);
        Assert.All(await NodesAsync(pool), node => Assert.Equal((From, true), (node.ImageId, node.IsReady)));
        await Assert.ThrowsAsync<ImageQuarantinedException>(() => RunAsync(pool));
    }

    /// <summary>A node that is being replaced is listed with the image that it gets, before it is Ready.</summary>
    [Fact]
    public async Task WayBackOfARunThatWasKilled_IsFollowedToItsEnd_BeforeTheImageIsRefused()
    {
        await using var pool = await PoolAsync();
        pool.BreakImage();
        var isGoingBack = false;
        await foreach (var moment in new RolloutRunner(pool.Client).FollowApplyAsync(pool.Plan, cancellationToken: Ct))
        {
            if (moment.IsGoingBackAfterFailure && !isGoingBack)
            {
                isGoingBack = true;
                // The emulated time runs while the runner polls: a node that boots at once could be Ready before it is read below.
                var late = new ImageFault
                {
                    ImageId = From,
                    Kind = ImageFaultKind.BootsLate,
                    After = TimeSpan.FromMinutes(9),
                };
                pool.Emulator.SetConditions(new() { Images = [late] });
            }

            if (isGoingBack && (await NodesAsync(pool)).All(node => node.ImageId == From))
            {
                break;
            }
        }

        var runner = new RolloutRunner(pool.Client);
        async Task<RolloutPlan> PlanAgainAsync() =>
            await runner.PlanAsync(
                pool.Plan.ClusterId,
                await pool.Client.Ack.NodePools.GetAsync(pool.Plan.ClusterId, pool.Plan.NodePoolId, Ct),
                new RolloutTarget { ImageId = Target },
                pool.Plan.Options,
                new RolloutInProgress(),
                Ct
            );
        var plan = await PlanAgainAsync();
        Assert.Contains(await NodesAsync(pool), node => !node.IsReady);
        await foreach (var _ in runner.FollowOpenTasksAsync(plan, Ct)) { }

        Assert.All(await NodesAsync(pool), node => Assert.Equal((From, true), (node.ImageId, node.IsReady)));
        await Assert.ThrowsAsync<ImageQuarantinedException>(PlanAgainAsync);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    public async Task ClockThatJumpsUnderWay_NeitherFailsNorHoldsUpABatch(int hours)
    {
        await using var pool = await PoolAsync(new RolloutOptions { MaxParallelism = 2, Soak = TimeSpan.FromMinutes(3) });
        var clock = new JumpingTime(pool.Emulator);
        using var client = AlibabaCloudClient.Create(
            new SdkOptions
            {
                Region = Account.Region,
                Endpoint = pool.Emulator.Address.ToString(),
                Credentials = new FixedCredentials(new(Account.AccessKeyId, new(Account.AccessKeySecret))),
                Time = clock,
            }
        );
        var start = pool.Now;
        RolloutMoment? end = null;
        await foreach (var moment in new RolloutRunner(client).FollowApplyAsync(pool.Plan, cancellationToken: Ct))
        {
            end = moment;
            if (moment is { Activity: null, Step: { Kind: RolloutStepKind.Wait, Batch.Number: 1 } })
            {
                clock.Offset = TimeSpan.FromHours(hours);
            }
        }

        Assert.Equal(RolloutStepKind.Done, end!.Step.Kind);
        Assert.InRange(pool.Now - start, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(60));
    }

    /// <summary>
    /// The soak counts from the end of the batch's task by the clock of the service. The replies of a stepped emulator have the time of
    /// this machine, which is earlier: then it counts from the start of the run.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task RunThatEndsInTheSoakOfABatch_GoesOnWithTheSoakAndTheChecks(int batch)
    {
        using var folder = new TestFolder();
        var file = folder.PathOf("checks");
        await File.WriteAllTextAsync(file, string.Empty, Ct);
        var soak = TimeSpan.FromMinutes(7);
        await using var pool = await PoolAsync();
        var check = new CommandRolloutCheck(["sh", "-c", $"echo run >> {file}"]);
        var plan = pool.Plan with { Options = pool.Plan.Options with { Soak = soak, Checks = [check] } };
        var runner = new RolloutRunner(pool.Client);
        await foreach (var moment in runner.FollowApplyAsync(plan, cancellationToken: Ct))
        {
            if (moment is { Activity: null, Step.Kind: RolloutStepKind.Wait } && moment.Step.Batch?.Number == batch)
            {
                break;
            }
        }

        var before = (await File.ReadAllLinesAsync(file, Ct)).Length;
        var ended = (await new RolloutReader(pool.Client, plan.ClusterId, plan.NodePoolId).ReadUpgradesAsync(1, Ct))[0].Updated!.Value;
        pool.Emulator.Advance(TimeSpan.FromMinutes(1));
        var situation = await runner.ReadAsync(plan, Ct);
        var moments = await runner.FollowApplyAsync(plan, cancellationToken: Ct).ToListAsync(Ct);

        var after = moments.First(moment => moment.Step.Kind is RolloutStepKind.Check);
        Assert.Equal((true, RolloutStepKind.Wait), (situation.IsUnfinished, RolloutDecision.Next(plan, situation).Kind));
        Assert.Equal((RolloutStepKind.Done, batch), (moments[^1].Step.Kind, after.Step.Batch!.Number));
        Assert.InRange(after.When - ended, soak, soak + TimeSpan.FromMinutes(3));
        Assert.Equal((batch - 1, 3), (before, (await File.ReadAllLinesAsync(file, Ct)).Length));
        Assert.False((await runner.ReadAsync(plan, Ct)).IsUnfinished);
        Assert.All(await ReplacementsAsync(pool), count => Assert.Equal(1, count));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", RolloutCheckOutcome.Passed)]
    [InlineData("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", RolloutCheckOutcome.Failed)]
    [InlineData("HTTP/1.1 302 Found\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n", RolloutCheckOutcome.Failed)]
    [InlineData("hello", RolloutCheckOutcome.Inconclusive)]
    [InlineData("", RolloutCheckOutcome.Inconclusive)]
    public async Task HttpCheck_OnlyTheStatusCounts_AndNoAnswerIsInconclusive(string reply, RolloutCheckOutcome outcome)
    {
        await using var server = new LoopbackListener(
            async (_, socket, ct) =>
            {
                await socket.SendAsync(Encoding.ASCII.GetBytes(reply), ct);
                return false;
            }
        );

        Assert.Equal(outcome, (await CheckAsync(new HttpRolloutCheck(new Uri(server.Address), 200), TimeProvider.System)).Outcome);
    }

    [Fact]
    public async Task ChecksThatHang_AreInconclusiveAfterAMinute_AndTheirProgramIsEnded()
    {
        var time = new FakeTimeProvider();
        var asked = new TaskCompletionSource();
        await using var server = new LoopbackListener(
            async (_, _, ct) =>
            {
                asked.TrySetResult();
                await new TaskCompletionSource().Task.WaitAsync(ct);
                return false;
            }
        );

        var http = CheckAsync(new HttpRolloutCheck(new Uri(server.Address), 200), time);
        await asked.Task;
        time.Advance(RolloutCheck.TimeLimit);
        var command = CheckAsync(new CommandRolloutCheck(["sleep", "1000"]), time);
        time.Advance(RolloutCheck.TimeLimit);

        Assert.Equal(RolloutCheckOutcome.Inconclusive, (await http).Outcome);
        Assert.Contains("no answer within 60 s", (await http).Evidence, StringComparison.Ordinal);
        Assert.Equal(RolloutCheckOutcome.Inconclusive, (await command).Outcome);
        Assert.Contains("did not end within 60 s", (await command).Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", RolloutCheckOutcome.Passed, "command true")]
    [InlineData("false", RolloutCheckOutcome.Failed, "ended with exit code 1")]
    [InlineData("/no/such/program", RolloutCheckOutcome.Inconclusive, "cannot be started")]
    public async Task CommandCheck_TheExitCodeCounts_AndAMissingProgramIsInconclusive(
        string program,
        RolloutCheckOutcome outcome,
        string evidence
    )
    {
        var result = await CheckAsync(new CommandRolloutCheck([program]), TimeProvider.System);

        Assert.Equal(outcome, result.Outcome);
        Assert.Contains(evidence, result.Evidence, StringComparison.Ordinal);
    }

    private static async Task<RolloutCheckResult> CheckAsync(RolloutCheck check, TimeProvider time) =>
        Assert.Single(await RolloutChecks.RunAsync([check], time, Ct));

    private static Task<EmulatedPool> PoolAsync(RolloutOptions? options = null) =>
        EmulatedPool.CreateAsync(
            RolloutPlan.Create(
                ("c", "np"),
                From,
                Target,
                Enumerable.Range(0, 4).Select(number => new RolloutNode($"node-{number}", "zone", From, true)),
                options ?? new RolloutOptions { MaxParallelism = 2 }
            ),
            seed: 1,
            Ct
        );

    /// <summary>Runs the plan. Before a batch, something happens to the pool.</summary>
    private static async Task<RolloutMoment> RunAsync(
        EmulatedPool pool,
        int batch = 0,
        Func<Task>? happens = null,
        List<RolloutMoment>? moments = null
    )
    {
        RolloutMoment? end = null;
        await foreach (var moment in new RolloutRunner(pool.Client).FollowApplyAsync(pool.Plan, cancellationToken: Ct))
        {
            end = moment;
            moments?.Add(moment);
            if (
                happens is not null
                && moment is { Activity: null, Step.Kind: RolloutStepKind.ReplaceNodes }
                && moment.Step.Batch?.Number == batch
            )
            {
                await happens();
                happens = null;
            }
        }

        return end!;
    }

    private static async Task<ImmutableArray<RolloutNode>> NodesAsync(EmulatedPool pool) =>
        (await new RolloutRunner(pool.Client).ReadAsync(pool.Plan, Ct)).Nodes;

    /// <summary>How often each node was replaced.</summary>
    private static async Task<IEnumerable<int>> ReplacementsAsync(EmulatedPool pool) =>
        (await new RolloutReader(pool.Client, pool.Plan.ClusterId, pool.Plan.NodePoolId).ReadUpgradesAsync(int.MaxValue, Ct))
            .SelectMany(task => task.Results!)
            .Where(result => result.Status == TaskResultStatus.Success)
            .CountBy(result => result.Data!)
            .Select(node => node.Value);

    /// <summary>The clock of the emulator, that is set while it runs. Its timestamps go on, as those of a machine do.</summary>
    private sealed class JumpingTime(ContainerOS.Emulator.AckEmulator emulator) : TimeProvider
    {
        private readonly EmulatedTime time = new(emulator);

        internal TimeSpan Offset { get; set; }

        public override long TimestampFrequency => time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + Offset;

        public override long GetTimestamp() => time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            time.CreateTimer(callback, state, dueTime, period);
    }
}
