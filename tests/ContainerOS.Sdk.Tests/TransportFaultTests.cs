using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests;

public sealed class TransportFaultTests
{
    private readonly SkippingTime time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Passing { get; } = ["reset", "503", "truncated", "html", "cut", "429"];

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task IdempotentCall_TransientFault_IsRetriedAndSucceeds(string fault)
    {
        await using var server = new ScriptedServer(Faults.Named(fault), ScriptedReply.Ok("""{"cluster_id":"c1"}"""));
        using var client = TestClients.Server(server, time);

        var cluster = await client.Ack.Clusters.GetAsync("c1", Ct);

        Assert.Equal("c1", cluster.ClusterId);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public async Task IdempotentCall_EveryConnectionIsClosed_IsSentOnceAnAttempt_EachWithItsOwnNonce(int retries)
    {
        await using var server = new ScriptedServer([.. Enumerable.Repeat(ScriptedReply.Close(), 30)]);
        using var client = TestClients.Server(server, time, retries);

        await Assert.ThrowsAsync<ConnectionLostException>(() => client.Ack.Clusters.GetAsync("c1", Ct));

        Assert.Equal(1 + retries, server.Requests.Count);
        Assert.Equal(1 + retries, server.Requests.Select(request => request.Headers["x-acs-signature-nonce"]).Distinct().Count());
    }

    [Fact]
    public async Task Throttled_HugeRetryAfter_FailsAtOnceWithTheWait()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Error(429, "Throttling.User", "slow", ("x-acs-retry-after", "99999999999999999999"))
        );
        using var client = TestClients.Server(server, time);

        var fault = await ApiErrors.ThrowsAsync(ApiErrorKind.Throttled, () => client.Ack.Clusters.GetAsync("c1", Ct));

        Assert.True(fault.RetryAfter > SkippingTime.TotalLimit);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Throttled_RetryAfterGiven_WaitsThatLong()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Error(429, "Throttling.User", "slow", ("x-acs-retry-after", "7000")),
            ScriptedReply.Ok()
        );
        using var client = TestClients.Server(server, time);

        await client.Ack.Clusters.GetAsync("c1", Ct);

        Assert.Equal([TimeSpan.FromSeconds(7)], time.Pauses);
    }

    [Fact]
    public async Task Throttled_TimeLeftAfterCommaAndSpace_IsRead()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Error(400, "Throttling.User", "slow", ("x-ratelimit-user", "Limit:10, Remain:0, TimeLeft:3000")),
            ScriptedReply.Ok()
        );
        using var client = TestClients.Server(server, time);

        await client.Ack.Clusters.GetAsync("c1", Ct);

        Assert.Equal([TimeSpan.FromSeconds(3)], time.Pauses);
    }

    [Theory]
    [InlineData("IllegalTimestamp")]
    [InlineData("InvalidTimeStamp.Expired")]
    public async Task ClockSkew_IsCorrectedByTheServersDate_AndTheCallResentOnce(string code)
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Error(400, code, "clock", ("date", "Mon, 23 Nov 2026 12:20:00 GMT")),
            ScriptedReply.Ok()
        );
        using var client = TestClients.Server(server, time);

        await client.Ack.Clusters.GetAsync("c1", Ct);

        Assert.Equal("2026-11-23T12:20:00Z", server.Requests[1].Headers["x-acs-date"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task Id_ThatWouldAddressSomethingElse_IsRefusedBeforeAnythingIsSent(string id)
    {
        await using var server = new ScriptedServer();
        using var client = TestClients.Server(server, time);

        await Assert.ThrowsAsync<ArgumentException>(() => client.Ack.NodePools.DeleteAsync("c1", id, force: true, Ct));

        Assert.Empty(server.Requests);
    }
}
