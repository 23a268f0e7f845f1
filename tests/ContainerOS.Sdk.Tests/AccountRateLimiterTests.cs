using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;
using Microsoft.Extensions.Time.Testing;

namespace ContainerOS.Sdk.Tests;

public sealed class AccountRateLimiterTests
{
    private readonly SkippingTime time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IEnumerable<double> Pauses => time.Pauses.Select(pause => Math.Round(pause.TotalSeconds, 3));

    [Theory]
    [InlineData("Throttling.User", true)]
    [InlineData("Throttling.Api", false)]
    public async Task Throttled_OneCallIsAskedToWait_TheOthersWaitToo(string code, bool allActions)
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Error(429, code, "slow", ("x-acs-retry-after", "5000")),
            Pools(),
            ScriptedReply.Ok("""{"task_id":"T-1"}""")
        );
        using var client = TestClients.Server(server, time, maxRetries: 0);
        await ApiErrors.ThrowsAsync(ApiErrorKind.Throttled, () => client.Ack.NodePools.ListAsync("c1", null, Ct));

        await (allActions ? client.Ack.Tasks.GetAsync("T-1", Ct) : (Task)client.Ack.NodePools.ListAsync("c1", null, Ct));

        Assert.Equal([5], Pauses);
    }

    [Fact]
    public async Task Throttled_ForOneApi_OthersGoOn()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Error(429, "Throttling.Api", "slow", ("x-acs-retry-after", "5000")),
            ScriptedReply.Ok("""{"task_id":"T-1"}""")
        );
        using var client = TestClients.Server(server, time, maxRetries: 0);
        await ApiErrors.ThrowsAsync(ApiErrorKind.Throttled, () => client.Ack.NodePools.ListAsync("c1", null, Ct));

        await client.Ack.Tasks.GetAsync("T-1", Ct);

        Assert.Empty(Pauses);
    }

    [Theory]
    [InlineData("x-ratelimit-user-api", "Limit:10,Remain:0,TimeLeft:3000", 3.0)]
    [InlineData("x-ratelimit-user", "Limit:10,Remain:0,TimeLeft:2000", 2.0)]
    [InlineData("x-ratelimit-user", "Limit:10,Remain:0,TimeLeft:99000000", 30.0)]
    public async Task Reply_SaysThatNoCallIsLeft_TheNextWaits(string header, string value, double seconds)
    {
        await using var server = new ScriptedServer(ScriptedReply.Of(200, """{"nodepools":[]}""", (header, value)), Pools());
        using var client = TestClients.Server(server, time);

        await client.Ack.NodePools.ListAsync("c1", null, Ct);
        await client.Ack.NodePools.ListAsync("c1", null, Ct);

        Assert.Equal([seconds], Pauses);
    }

    [Theory]
    [InlineData("Limit:10,Remain:4,TimeLeft:3000")]
    [InlineData("Limit:10,Remain:0")]
    [InlineData("nonsense")]
    public async Task Reply_DoesNotSayToWait_NoCallWaits(string value)
    {
        await using var server = new ScriptedServer(ScriptedReply.Of(200, """{"nodepools":[]}""", ("x-ratelimit-user", value)), Pools());
        using var client = TestClients.Server(server, time);

        await client.Ack.NodePools.ListAsync("c1", null, Ct);
        await client.Ack.NodePools.ListAsync("c1", null, Ct);

        Assert.Empty(Pauses);
    }

    [Fact]
    public async Task Rate_IsSharedByTheClientsOfAnAccount_AfterABurst()
    {
        var pace = new AccountRateLimiter(time, callsPerSecond: 10, burst: 2);
        await using var server = new ScriptedServer(Pools(), Pools(), Pools(), Pools());
        using var one = TestClients.Paced(server, time, pace);
        using var other = TestClients.Paced(server, time, pace);

        foreach (var client in new[] { one, other, one, other })
        {
            await client.Ack.NodePools.ListAsync("c1", null, Ct);
        }

        Assert.Equal([0.1, 0.1], Pauses);
    }

    [Fact]
    public async Task Pause_WallClockIsSetBack_LastsNoLongerThanAsked()
    {
        var clock = new SteppedClock();
        var limiter = new AccountRateLimiter(clock);
        limiter.PauseFor("ListPools", TimeSpan.FromSeconds(5));

        clock.Step = TimeSpan.FromHours(-1);
        var call = limiter.AcquireAsync("ListPools", Ct).AsTask();
        clock.Advance(TimeSpan.FromSeconds(5));

        await call.WaitAsync(TimeSpan.FromSeconds(20), Ct);
    }

    [Fact]
    public async Task Rate_WallClockIsSetForward_StillHolds()
    {
        var clock = new SteppedClock();
        var limiter = new AccountRateLimiter(clock, callsPerSecond: 1, burst: 1);
        await limiter.AcquireAsync("ListPools", Ct);

        clock.Step = TimeSpan.FromHours(1);

        var call = limiter.AcquireAsync("ListPools", Ct).AsTask();

        Assert.False(call.IsCompleted);
    }

    [Theory]
    [InlineData(0.0, 1)]
    [InlineData(-1.0, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(10001.0, 1)]
    [InlineData(1.0, 0)]
    [InlineData(1.0, 10001)]
    public void Rate_OutOfRange_IsRefused(double rate, int burst) =>
        Assert.Throws<InvalidOptionsException>(() => new AccountRateLimiter(time, rate, burst));

    private static ScriptedReply Pools() => ScriptedReply.Ok("""{"nodepools":[]}""");

    /// <summary>A clock whose time of day can be changed, as by an administrator, while its timers and timestamps run on.</summary>
    private sealed class SteppedClock : FakeTimeProvider
    {
        public TimeSpan Step { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Step;

        public override long GetTimestamp() => base.GetUtcNow().Ticks;
    }
}
