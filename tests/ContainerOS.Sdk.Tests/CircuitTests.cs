using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;
using Microsoft.Extensions.Time.Testing;

namespace ContainerOS.Sdk.Tests;

public sealed class CircuitTests
{
    private const int Trip = 20;
    private readonly FakeTimeProvider time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Endpoint_NearlyEveryCallFailed_IsNotCalledForFiveSeconds()
    {
        await using var server = new ScriptedServer([.. Down(), Pools()]);
        using var client = TestClients.Server(server, time, maxRetries: 0);
        await FailAsync(client);

        var fault = await Assert.ThrowsAsync<CircuitOpenException>(() => client.Ack.NodePools.ListAsync("c1", null, Ct));
        var last = Assert.IsType<ApiException>(fault.InnerException);
        Assert.Equal((ApiErrorKind.ServerError, "REQ-503"), (last.Kind, last.RequestId));
        Assert.Equal(TimeSpan.FromSeconds(5), fault.Wait);
        Assert.Equal(Trip, server.Requests.Count);

        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty(await client.Ack.NodePools.ListAsync("c1", null, Ct));
    }

    [Fact]
    public async Task CircuitOpen_ACreateIsNotAmbiguous()
    {
        await using var server = new ScriptedServer(Down());
        using var client = TestClients.Server(server, time, maxRetries: 0);
        await FailAsync(client);

        await Assert.ThrowsAsync<CircuitOpenException>(() => client.Ack.NodePools.CreateAsync("c1", new(), Ct));

        Assert.Equal(0, server.Count("CreateClusterNodePool"));
    }

    [Fact]
    public async Task CircuitOpen_OtherEndpointsAreCalled()
    {
        await using var server = new ScriptedServer([.. Down(), ScriptedReply.Ok("""{"Images":{"Image":[]}}""")]);
        using var client = TestClients.Server(server, time, maxRetries: 0);
        await FailAsync(client);

        Assert.Empty(await client.Ecs.Images.ListAsync(new(), Ct).ToListAsync(Ct));
    }

    [Fact]
    public async Task CircuitOpen_ACallWithRetriesWaits()
    {
        var skipping = new SkippingTime();
        await using var server = new ScriptedServer([.. Down(), Pools()]);
        using var client = TestClients.Server(server, skipping, maxRetries: 1);

        // Two tries a call, so ten calls open the circuit.
        await FailAsync(client, Trip / 2);
        Assert.Empty(await client.Ack.NodePools.ListAsync("c1", null, Ct));

        Assert.Equal(5, skipping.Pauses[^1].TotalSeconds);
    }

    [Fact]
    public async Task Endpoint_RefusesManyCalls_CircuitStaysClosed()
    {
        await using var server = new ScriptedServer([
            .. Enumerable.Repeat(ScriptedReply.Error(400, "InvalidParameter"), 2 * Trip),
            Pools(),
        ]);
        using var client = TestClients.Server(server, time, maxRetries: 0);
        for (var i = 0; i < 2 * Trip; i++)
        {
            await Assert.ThrowsAsync<ApiException>(() => client.Ack.NodePools.ListAsync("c1", null, Ct));
        }

        Assert.Empty(await client.Ack.NodePools.ListAsync("c1", null, Ct));
    }

    private static async Task FailAsync(AlibabaCloudClient client, int calls = Trip)
    {
        for (var i = 0; i < calls; i++)
        {
            await ApiErrors.ThrowsAsync(ApiErrorKind.ServerError, () => client.Ack.NodePools.ListAsync("c1", null, Ct));
        }
    }

    private static ScriptedReply[] Down() => [.. Enumerable.Repeat(ScriptedReply.Error(503, "ServiceUnavailable"), Trip)];

    private static ScriptedReply Pools() => ScriptedReply.Ok("""{"nodepools":[]}""");
}
