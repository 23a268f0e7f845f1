using System.Net;
using System.Net.Sockets;
using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests;

public sealed class AmbiguityTests
{
    private readonly SkippingTime time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Lost { get; } = ["reset", "503", "502html", "truncated", "html", "cut"];

    [Theory]
    [MemberData(nameof(Lost))]
    public async Task Scale_ReplyLost_IsAmbiguousAndSentOnce(string fault)
    {
        await using var server = new ScriptedServer(EveryCall.ByAction["ScaleClusterNodePool"].Script(Faults.Named(fault)));
        using var client = TestClients.Server(server, time);

        await Assert.ThrowsAsync<AmbiguousOutcomeException>(() => client.Ack.NodePools.ScaleAsync("c1", "np1", 3, Ct));

        Assert.Equal(1, server.Count("ScaleClusterNodePool"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(501)]
    public async Task Scale_CountOutOfBounds_IsRefusedBeforeAnythingIsSent(int count)
    {
        await using var server = new ScriptedServer();
        using var client = TestClients.Server(server, time);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => client.Ack.NodePools.ScaleAsync("c1", "np1", count, Ct));

        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(500)]
    public async Task Scale_CountAtTheBounds_IsSent(int count)
    {
        await using var server = new ScriptedServer(
            EveryCall.ByAction["ScaleClusterNodePool"].Script(ScriptedReply.Ok("""{"task_id":"T-1"}"""))
        );
        using var client = TestClients.Server(server, time);

        Assert.Equal("T-1", (await client.Ack.NodePools.ScaleAsync("c1", "np1", count, Ct)).TaskId);
        Assert.Equal($$"""{"count":{{count}}}""", server.Requests[1].Body);
    }

    [Fact]
    public async Task Create_TimesOutWhileThrottled_IsThrottled_BecauseNoRequestIsInFlight()
    {
        var slow = ScriptedReply.Error(429, "Throttling.User", "slow", ("x-acs-retry-after", "100000"));
        await using var server = new ScriptedServer(slow, slow, slow);
        using var client = TestClients.Server(server, time);

        await ApiErrors.ThrowsAsync(ApiErrorKind.Throttled, () => client.Ack.NodePools.CreateAsync("c1", new CreateNodePoolRequest(), Ct));

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Create_ConnectionRefused_IsRetriedAndThenUnreachable()
    {
        using var client = TestClients.Address($"http://127.0.0.1:{ClosedPort()}", time);

        await Assert.ThrowsAsync<EndpointUnreachableException>(() =>
            client.Ack.NodePools.CreateAsync("c1", new CreateNodePoolRequest(), Ct)
        );

        Assert.Equal(4, time.Pauses.Count);
    }

    [Fact]
    public async Task Create_ClockSkewTwice_IsRefusedAndNotAmbiguous()
    {
        var off = ScriptedReply.Error(400, "InvalidTimeStamp.Expired", "clock", ("date", "Mon, 23 Nov 2026 12:20:00 GMT"));
        await using var server = new ScriptedServer(off, off, off);
        using var client = TestClients.Server(server, time);

        await ApiErrors.ThrowsAsync(
            ApiErrorKind.Unauthenticated,
            () => client.Ack.NodePools.CreateAsync("c1", new CreateNodePoolRequest(), Ct)
        );

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Create_OverAConnectionUsedBefore_IsSentOnceWhenItIsReset()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok("""{"nodepools":[]}"""), ScriptedReply.Reset(), ScriptedReply.Ok());
        using var client = TestClients.Server(server, time);
        await client.Ack.NodePools.ListAsync("c1", null, Ct);

        await Assert.ThrowsAsync<AmbiguousOutcomeException>(() => client.Ack.NodePools.CreateAsync("c1", new CreateNodePoolRequest(), Ct));

        Assert.Equal(1, server.Count("CreateClusterNodePool"));
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
