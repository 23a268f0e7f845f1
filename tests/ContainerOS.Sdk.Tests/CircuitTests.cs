using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;

namespace ContainerOS.Sdk.Tests;

public sealed class CircuitTests
{
    private const int UntilItOpens = 30;
    private readonly SkippingTime time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Circuit_EndpointFailsEveryCall_IsLeftAlone()
    {
        await using var server = new ScriptedServer([.. Troubles()]);
        using var client = ClientOf.Server(server, time, maxRetries: 0);
        await FailAsync(client);

        var fault = await Assert.ThrowsAsync<CircuitOpenException>(() => client.Ack.Clusters.GetAsync("c1", Ct));

        Assert.Equal(UntilItOpens, server.Requests.Count);
        Assert.InRange(fault.RetryAfter, TimeSpan.FromSeconds(14), TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Circuit_CreateWhileOpen_WasCertainlyNotSent()
    {
        await using var server = new ScriptedServer([.. Troubles()]);
        using var client = ClientOf.Server(server, time, maxRetries: 0);
        await FailAsync(client);

        await Assert.ThrowsAsync<CircuitOpenException>(() => client.Ack.NodePools.ScaleAsync("c1", "np1", 1, Ct));
    }

    [Fact]
    public async Task Circuit_EndpointIsBack_ClosesWithTheFirstCallAfterTheBreak()
    {
        await using var server = new ScriptedServer([.. Troubles(), ScriptedReply.Ok(), ScriptedReply.Ok()]);
        using var client = ClientOf.Server(server, time, maxRetries: 0);
        await FailAsync(client);
        time.Advance(TimeSpan.FromSeconds(15));

        await client.Ack.Clusters.GetAsync("c1", Ct);
        await client.Ack.Clusters.GetAsync("c1", Ct);

        Assert.Equal(UntilItOpens + 2, server.Requests.Count);
    }

    [Fact]
    public async Task Circuit_CallThatMayWait_WaitsForTheBreakToEnd()
    {
        await using var server = new ScriptedServer([.. Troubles(), ScriptedReply.Ok()]);
        using var client = ClientOf.Server(server, time, maxRetries: 1);
        while (server.Requests.Count < UntilItOpens)
        {
            await Assert.ThrowsAsync<ServerException>(() => client.Ack.Clusters.GetAsync("c1", Ct));
        }

        await client.Ack.Clusters.GetAsync("c1", Ct);

        Assert.InRange(time.Pauses[^1], TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Circuit_RefusalsOfTheCaller_DoNotOpenIt()
    {
        await using var server = new ScriptedServer([.. Enumerable.Repeat(ScriptedReply.Error(403, "Forbidden"), 40), ScriptedReply.Ok()]);
        using var client = ClientOf.Server(server, time, maxRetries: 0);
        for (var i = 0; i < 40; i++)
        {
            await Assert.ThrowsAsync<ForbiddenException>(() => client.Ack.Clusters.GetAsync("c1", Ct));
        }

        await client.Ack.Clusters.GetAsync("c1", Ct);
    }

    private static IEnumerable<ScriptedReply> Troubles() => Enumerable.Repeat(Faults.Named("503"), UntilItOpens);

    private static async Task FailAsync(AlibabaCloudClient client)
    {
        for (var i = 0; i < UntilItOpens; i++)
        {
            await Assert.ThrowsAsync<ServerException>(() => client.Ack.Clusters.GetAsync("c1", Ct));
        }
    }
}
