using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests;

public sealed class TimeLimitTests
{
    // A guard against a hang of the test, not a pause: it never passes in a good run.
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(10);
    private readonly SkippingTime time = new();
    private readonly TaskCompletionSource gate = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task IdempotentCall_NoReplyInTime_IsRetried()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.After(gate.Task, ScriptedReply.Ok()),
            ScriptedReply.Ok("""{"cluster_id":"c1"}""")
        );
        using var client = TestClients.Server(server, time);

        var call = client.Ack.Clusters.GetAsync("c1", Ct);
        await server.ArrivalAsync(Ct);
        time.Advance(SkippingTime.TryLimit);

        Assert.Equal("c1", (await call.WaitAsync(Guard, Ct)).ClusterId);
    }

    [Fact]
    public async Task IdempotentCall_NeverAReply_EndsAtTheTotalTimeout()
    {
        var hang = ScriptedReply.After(gate.Task, ScriptedReply.Ok());
        await using var server = new ScriptedServer([.. Enumerable.Repeat(hang, 11)]);
        using var client = TestClients.Server(server, time, maxRetries: 10);
        var start = time.GetUtcNow();

        var call = client.Ack.Clusters.GetAsync("c1", Ct);
        while (await Task.WhenAny(call, server.ArrivalAsync(Ct)) != call)
        {
            time.Advance(SkippingTime.TryLimit);
        }

        var fault = await Assert.ThrowsAsync<CallTimeoutException>(() => call);
        Assert.Equal(SkippingTime.TotalLimit, fault.Limit);
        Assert.True(time.GetUtcNow() - start < SkippingTime.TotalLimit + SkippingTime.TryLimit);
    }

    [Fact]
    public async Task Canceled_WhileWaitingForAReply_EndsAtOnce()
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await using var server = new ScriptedServer(ScriptedReply.After(gate.Task, ScriptedReply.Ok()));
        using var client = TestClients.Server(server, time);

        var call = client.Ack.NodePools.RepairAsync("c1", "np1", new(), end.Token);
        await server.ArrivalAsync(Ct);
        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Guard, Ct));
    }

    [Fact]
    public async Task Canceled_Before_SendsNothing()
    {
        await using var server = new ScriptedServer();
        using var client = TestClients.Server(server, time);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            client.Ack.Clusters.GetAsync("c1", new CancellationToken(canceled: true))
        );

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task NoRetries_TransientFault_IsThrown()
    {
        await using var server = new ScriptedServer(Faults.Named("503"));
        using var client = TestClients.Server(server, time, maxRetries: 0);

        Assert.Equal(
            "REQ-503",
            (await ApiErrors.ThrowsAsync(ApiErrorKind.ServerError, () => client.Ack.Clusters.GetAsync("c1", Ct))).RequestId
        );
    }
}
