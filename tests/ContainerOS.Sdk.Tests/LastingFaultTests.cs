using System.Threading.Channels;
using ContainerOS.Sdk.Ack.Clusters;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests;

/// <summary>Faults that last: each ends in success or one precise error, within the time a call may take.</summary>
public sealed class LastingFaultTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);
    private readonly SkippingTime time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ServiceDownForAMinute_ACallEndsInItsErrorWithTheRequestId_AndALaterOneSucceeds()
    {
        var up = time.GetUtcNow() + TimeSpan.FromMinutes(1);
        await using var server = new ScriptedServer([.. Enumerable.Repeat(DownUntil(up), 200)]);
        using var client = TestClients.Server(server, time);

        var fault = await ApiErrors.ThrowsAsync(ApiErrorKind.ServerError, () => client.Ack.Clusters.GetAsync("c1", Ct));
        time.Advance(TimeSpan.FromMinutes(1));
        await client.Ack.Clusters.GetAsync("c1", Ct);

        Assert.Equal("REQ-503", fault.RequestId);
    }

    [Fact]
    public async Task ServiceDownForAMinute_CallerThatKeepsCalling_SendsAtMostOneRequestASecond()
    {
        var up = time.GetUtcNow() + TimeSpan.FromMinutes(1);
        await using var server = new ScriptedServer([.. Enumerable.Repeat(DownUntil(up), 200)]);
        using var client = TestClients.Server(server, time);

        for (var asked = 0; time.GetUtcNow() < up; asked++)
        {
            Assert.InRange(asked, 0, 100);
            // The last one may outlast the minute with its retries.
            var fault = await OutcomeAsync(client.Ack.Clusters);
            Assert.True(fault is null or ApiException { Kind: ApiErrorKind.ServerError } or CircuitOpenException, fault?.Message);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        await client.Ack.Clusters.GetAsync("c1", Ct);
        Assert.InRange(server.Requests.Count, 1, 60);
    }

    [Fact]
    public async Task ThrottleStorm_AHundredCallsAtOnce_EndInSuccessOrThrottled_WithinTheBudget()
    {
        var storm = ScriptedReply.Error(429, "Throttling.User", "slow", ("x-acs-retry-after", "50"));
        await using var server = new ScriptedServer([.. Enumerable.Repeat(storm, 110), .. Enumerable.Repeat(ScriptedReply.Ok(), 100)]);
        using var client = TestClients.Server(server, time);

        var calls = Enumerable.Range(0, 100).Select(_ => OutcomeAsync(client.Ack.Clusters)).ToArray();
        var outcomes = await Task.WhenAll(calls).WaitAsync(Guard, Ct);

        Assert.All(
            outcomes,
            fault => Assert.True(fault is null or ApiException { Kind: ApiErrorKind.Throttled, RequestId: "REQ-429" }, fault?.Message)
        );
        Assert.InRange(server.Requests.Count, 100, 130);
    }

    [Fact]
    public async Task ReplyTrickles_EndsByTheTimeLimit_HoweverLongBytesCome()
    {
        var ticks = Channel.CreateUnbounded<bool>();
        await using var server = new ScriptedServer(ScriptedReply.Trickling(ticks.Reader));
        using var client = TestClients.Server(server, time, maxRetries: 0);

        var call = client.Ack.Clusters.GetAsync("c1", Ct);
        await server.ArrivalAsync(Ct);
        for (var second = 0; second <= SkippingTime.TryLimit.TotalSeconds; second++)
        {
            ticks.Writer.TryWrite(true);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        await Assert.ThrowsAsync<CallTimeoutException>(() => call.WaitAsync(Guard, Ct));
    }

    [Fact]
    public async Task ConnectionBreaksAfterTheBody_TheReplyCounts_AndTheNextCallConnectsAgain()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.ThenReset("""{"nodepool_id":"np1","task_id":"T-1"}"""),
            ScriptedReply.Ok("""{"cluster_id":"c1"}""")
        );
        using var client = TestClients.Server(server, time);

        Assert.Equal("np1", (await client.Ack.NodePools.CreateAsync("c1", new(), Ct)).NodePoolId);
        Assert.Equal("c1", (await client.Ack.Clusters.GetAsync("c1", Ct)).ClusterId);

        Assert.Equal(1, server.Count("CreateClusterNodePool"));
    }

    [Fact]
    public async Task FieldsAreMissing_TheRestIsRead()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok("""{"nodepool_info":{"nodepool_id":"np1"},"status":null}"""));
        using var client = TestClients.Server(server, time);

        var pool = await client.Ack.NodePools.GetAsync("c1", "np1", Ct);

        Assert.Equal("np1", pool.Id);
        Assert.Equal("nodepool_info.name", Assert.Throws<UnexpectedFieldException>(() => pool.Name).Path);
        Assert.Null(pool.ScalingGroup);
        Assert.Null(pool.Status);
    }

    [Fact]
    public async Task Canceled_WhileRateLimited_EndsBeforeAnyTimerFires()
    {
        var stopped = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        await using var server = new ScriptedServer(ScriptedReply.Error(429, "Throttling.User", "slow", ("x-acs-retry-after", "20000")));
        using var client = TestClients.Server(server, stopped, maxRetries: 0);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await ApiErrors.ThrowsAsync(ApiErrorKind.Throttled, () => client.Ack.Clusters.GetAsync("c1", Ct));

        var call = client.Ack.Clusters.GetAsync("c1", end.Token);
        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Guard, Ct));
        Assert.Single(server.Requests);
    }

    private static async Task<SdkException?> OutcomeAsync(ClusterClient clusters)
    {
        try
        {
            await clusters.GetAsync("c1", Ct);
            return null;
        }
        catch (SdkException fault)
        {
            return fault;
        }
    }

    private ScriptedReply DownUntil(DateTimeOffset up) =>
        new(
            (socket, ct) =>
                (
                    time.GetUtcNow() < up ? ScriptedReply.Error(503, "ServiceUnavailable") : ScriptedReply.Ok("""{"cluster_id":"c1"}""")
                ).PlayAsync(socket, ct)
        );
}
