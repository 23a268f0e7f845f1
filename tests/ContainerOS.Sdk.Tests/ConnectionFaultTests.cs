using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;
using Microsoft.Extensions.Time.Testing;

namespace ContainerOS.Sdk.Tests;

public sealed class ConnectionFaultTests
{
    // A guard against a hang of the test, not a pause: it never passes in a good run.
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);
    private readonly SkippingTime time = new();
    private readonly TaskCompletionSource gate = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // RFC 6761 reserves .invalid: no resolver may know it.
    [Fact]
    public async Task NameUnknown_IsUnreachable_AndACreateIsNotAmbiguous()
    {
        using var client = TestClients.Address("https://containeros.invalid", time, maxRetries: 1);

        var fault = await Assert.ThrowsAsync<EndpointUnreachableException>(() =>
            client.Ack.NodePools.CreateAsync("c1", new(), Ct).WaitAsync(Guard, Ct)
        );

        Assert.Contains("https://containeros.invalid", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CertificateUntrusted_IsUnreachable_AndNothingIsSent()
    {
        await using var server = new UntrustedServer();
        using var client = TestClients.Address(server.Address, time, maxRetries: 1);

        await Assert.ThrowsAsync<EndpointUnreachableException>(() =>
            client.Ack.NodePools.CreateAsync("c1", new(), Ct).WaitAsync(Guard, Ct)
        );
    }

    [Fact]
    public async Task BodyStalls_IdempotentCall_IsRetried()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Stalling("""{"cluster_id":"c1"}""", gate.Task),
            ScriptedReply.Ok("""{"cluster_id":"c1"}""")
        );
        using var client = TestClients.Server(server, time);

        var call = client.Ack.Clusters.GetAsync("c1", Ct);
        await server.ArrivalAsync(Ct);
        time.Advance(SkippingTime.TryLimit);

        Assert.Equal("c1", (await call.WaitAsync(Guard, Ct)).ClusterId);
    }

    [Fact]
    public async Task BodyStalls_Create_IsAmbiguous()
    {
        await using var server = new ScriptedServer(ScriptedReply.Stalling("""{"nodepool_id":"np1"}""", gate.Task));
        using var client = TestClients.Server(server, time);

        var call = client.Ack.NodePools.CreateAsync("c1", new(), Ct);
        await server.ArrivalAsync(Ct);
        time.Advance(SkippingTime.TryLimit);

        await Assert.ThrowsAsync<AmbiguousOutcomeException>(() => call.WaitAsync(Guard, Ct));
    }

    // The clock does not move, so no timer of the SDK can end the call.
    [Theory]
    [InlineData("stalls")]
    [InlineData("503")]
    [InlineData("429")]
    public async Task Canceled_WhileTheBodyStallsOrARetryWaits_EndsBeforeAnyTimerFires(string state)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await using var server = new ScriptedServer(state == "stalls" ? ScriptedReply.Stalling("{  }", gate.Task) : Faults.Named(state));
        using var client = TestClients.Server(server, new FakeTimeProvider());

        var call = client.Ack.Clusters.GetAsync("c1", end.Token);
        await server.ArrivalAsync(Ct);
        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(Guard, Ct));
        Assert.Single(server.Requests);
    }
}
