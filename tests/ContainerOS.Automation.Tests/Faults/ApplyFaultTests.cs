using ContainerOS.Emulator;
using ContainerOS.Sdk.Errors;
using ContainerOS.Testing.Http;

namespace ContainerOS.Automation.Tests.Faults;

/// <summary>Applies a specification while calls fail: it succeeds or throws one exception, and never creates a second pool.</summary>
public sealed class ApplyFaultTests
{
    private const string Create = "CreateClusterNodePool";

    // A guard against a hang of the test. It is not reached when the test passes.
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Lost { get; } =
    ["reset before the reply", "reset within the body", "truncated", "html", "503 after it was done"];

    public static TheoryData<string, string> Passing { get; } =
        new MatrixTheoryData<string, string>(
            [
                "DescribeClusterNodePools",
                "DescribeClusterDetail",
                "DescribeTaskInfo",
                "DescribeClusterNodePoolDetail",
                "DescribeInstanceTypes",
            ],
            [
                "reset before it is sent on",
                "reset before the reply",
                "reset within the body",
                "reset after the body",
                "truncated",
                "html",
                "503",
                "429",
            ]
        );

    [Theory]
    [MemberData(nameof(Lost))]
    public async Task Apply_CreateResponseLost_HasExactlyOnePoolWithReadyNodes(string fault)
    {
        await using var cloud = await FaultyCloud.OpenAsync();
        cloud.Once(Create, fault);

        var done = await cloud.ApplyAsync().WaitAsync(Guard, Account.Ct);

        Assert.Equal((PoolAction.Create, 2), (done.Action, done.Pool.ReadyNodes));
        Assert.Equal(done.Pool.NodePoolId, Assert.Single(await cloud.PoolsAsync()).Id);
        Assert.Equal(1, cloud.Proxy.Count(Create));
    }

    [Theory]
    [InlineData("reset before it is sent on")]
    [InlineData("503")]
    public async Task Apply_CreateNeverArrived_FailsAsAmbiguousAndTheNextCallCreatesThePool(string fault)
    {
        await using var cloud = await FaultyCloud.OpenAsync();
        cloud.Once(Create, fault);

        var failed = await Assert.ThrowsAsync<ApplyFailedException>(() => cloud.ApplyAsync().WaitAsync(Guard, Account.Ct));
        var sent = cloud.Proxy.Count(Create);
        await cloud.ApplyAsync().WaitAsync(Guard, Account.Ct);

        Assert.IsType<AmbiguousOutcomeException>(failed.InnerException);
        Assert.Equal(1, sent);
        Assert.Single(await cloud.PoolsAsync());
    }

    [Fact]
    public async Task Apply_CreateThrottled_IsSentAgain()
    {
        await using var cloud = await FaultyCloud.OpenAsync();
        cloud.Once(Create, "429");

        Assert.Equal(2, (await cloud.ApplyAsync().WaitAsync(Guard, Account.Ct)).Pool.ReadyNodes);
        Assert.Equal(2, cloud.Proxy.Count(Create));
        Assert.Single(await cloud.PoolsAsync());
    }

    [Fact]
    public async Task Apply_CreateResponseNeverComes_HasExactlyOnePool()
    {
        await using var cloud = await FaultyCloud.OpenAsync();
        var silence = new TaskCompletionSource();
        var left = 1;
        cloud.Proxy.Choose = request =>
            request.Action == Create && Interlocked.Exchange(ref left, 0) == 1
                ? new Fault(true, body => ScriptedReply.Stalling(body, silence.Task))
                : null;

        var applying = cloud.ApplyAsync();
        await cloud.Proxy.ArrivalAsync(Create, Account.Ct);
        await PoolExistsAsync(cloud);
        cloud.Time.Advance(SkippingTime.TryLimit);
        silence.SetResult();

        Assert.Equal(2, (await applying.WaitAsync(Guard, Account.Ct)).Pool.ReadyNodes);
        Assert.Single(await cloud.PoolsAsync());
        Assert.Equal(1, cloud.Proxy.Count(Create));
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task Apply_ReadFailsOnce_CreatesThePool(string action, string fault)
    {
        await using var cloud = await FaultyCloud.OpenAsync();
        cloud.Once(action, fault);

        Assert.Equal(2, (await cloud.ApplyAsync().WaitAsync(Guard, Account.Ct)).Pool.ReadyNodes);
        Assert.Single(await cloud.PoolsAsync());
    }

    [Fact]
    public async Task Apply_ServiceDownForAMinute_FailsWithTheRequestIdAndALaterCallSucceeds()
    {
        await using var cloud = await FaultyCloud.OpenAsync();
        var up = cloud.Time.GetUtcNow() + TimeSpan.FromMinutes(1);
        cloud.Proxy.Choose = _ => cloud.Time.GetUtcNow() < up ? Fault.Named("503") : null;

        var failed = await Assert.ThrowsAsync<ApplyFailedException>(() => cloud.ApplyAsync().WaitAsync(Guard, Account.Ct));
        cloud.Time.Advance(TimeSpan.FromMinutes(1));
        await cloud.ApplyAsync().WaitAsync(Guard, Account.Ct);

        Assert.Equal("REQ-503", failed.RequestId);
        Assert.Single(await cloud.PoolsAsync());
    }

    [Fact]
    public async Task Apply_TaskNotFound_FailsWithThePoolAndTheNextCallContinues()
    {
        await using var cloud = await FaultyCloud.OpenAsync();
        cloud.Proxy.Choose = request => request.Action == "DescribeTaskInfo" ? Fault.Named("not found") : null;

        var failed = await Assert.ThrowsAsync<ApplyFailedException>(() => cloud.ApplyAsync().WaitAsync(Guard, Account.Ct));
        cloud.Proxy.Choose = _ => null;
        cloud.Time.Advance(TimeSpan.FromMinutes(5));
        var done = await cloud.ApplyAsync().WaitAsync(Guard, Account.Ct);

        Assert.Equal(ApiErrorKind.NotFound, Assert.IsType<ApiException>(failed.InnerException).Kind);
        Assert.Equal((failed.NodePoolId, "REQ-404"), (done.Pool.NodePoolId, failed.RequestId));
        Assert.Single(await cloud.PoolsAsync());
    }

    [Theory]
    [InlineData("another type")]
    [InlineData("status missing")]
    public async Task Apply_PoolHasUnexpectedFields_SucceedsOrFailsOnceWithOnePool(string fault)
    {
        await using var cloud = await FaultyCloud.OpenAsync();
        cloud.Once("DescribeClusterNodePoolDetail", fault);

        var outcome = await Record.ExceptionAsync(() => cloud.ApplyAsync().WaitAsync(Guard, Account.Ct));

        Assert.True(
            outcome is null or ApplyFailedException { InnerException: UnexpectedFieldException, NodePoolId: not null },
            outcome?.ToString()
        );
        Assert.Single(await cloud.PoolsAsync());
    }

    [Fact]
    public async Task Apply_APoolOfAnotherOwnerHasTheName_ChangesNothing()
    {
        await using var cloud = await FaultyCloud.OpenAsync();
        var other = new Sdk.Ack.NodePools.CreateNodePoolRequest
        {
            Info = new() { Name = "batch" },
            ScalingGroup = new()
            {
                ImageType = "ContainerOS",
                InstanceTypes = ["ecs.g7.xlarge"],
                VSwitchIds = [DemoAccount.VSwitchIds[0]],
                KeyPair = DemoAccount.KeyPair,
                DesiredSize = 0,
                DataDisks = [new() { Category = "cloud_essd", Size = 120 }],
            },
        };
        await cloud.Pools.CreateAsync(DemoAccount.ClusterId, other, Account.Ct);

        var failed = await Assert.ThrowsAsync<ApplyFailedException>(() => cloud.ApplyAsync().WaitAsync(Guard, Account.Ct));

        Assert.IsType<NameTakenException>(failed.InnerException);
        Assert.Equal((0, 1), (cloud.Proxy.Count(Create), (await cloud.PoolsAsync()).Count));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(-20)]
    public async Task Apply_ClockIsTwentyMinutesOff_UsesTheClockOfTheService(int minutes)
    {
        await using var cloud = await FaultyCloud.OpenAsync(TimeSpan.FromMinutes(minutes));

        Assert.Equal(2, (await cloud.ApplyAsync().WaitAsync(Guard, Account.Ct)).Pool.ReadyNodes);
        Assert.Single(await cloud.PoolsAsync());
    }

    [Fact]
    public async Task Apply_CanceledDuringTheCreate_EndsAtOnceAndTheNextCallContinues()
    {
        await using var cloud = await FaultyCloud.OpenAsync();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Account.Ct);
        var silence = new TaskCompletionSource();
        cloud.Proxy.Choose = request =>
            request.Action == Create ? new Fault(true, body => ScriptedReply.Stalling(body, silence.Task)) : null;

        var applying = cloud.ApplyAsync(cancel.Token);
        await cloud.Proxy.ArrivalAsync(Create, Account.Ct);
        await PoolExistsAsync(cloud);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => applying.WaitAsync(Guard, Account.Ct));
        silence.SetResult();
        cloud.Proxy.Choose = _ => null;
        cloud.Time.Advance(TimeSpan.FromMinutes(5));
        var done = await cloud.ApplyAsync().WaitAsync(Guard, Account.Ct);

        Assert.Equal((PoolAction.None, done.Pool.NodePoolId), (done.Action, Assert.Single(await cloud.PoolsAsync()).Id));
        Assert.Equal(1, cloud.Proxy.Count(Create));
    }

    // The call has arrived, but the service may not have processed it yet.
    private static async Task PoolExistsAsync(FaultyCloud cloud)
    {
        while ((await cloud.PoolsAsync()).Count == 0)
        {
            await Task.Yield();
        }
    }
}
