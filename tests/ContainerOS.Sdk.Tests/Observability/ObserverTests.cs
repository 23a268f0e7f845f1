using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Observability;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests.Observability;

public sealed class ObserverTests
{
    private readonly SkippingTime time = new();
    private readonly RecordingObserver observer = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_Retried_ReportsEachAttemptAndTheWholeCall()
    {
        await using var server = new ScriptedServer(Faults.Named("503"), ScriptedReply.Ok());
        using var client = TestClients.Server(server, time, observer: observer);

        await client.Ack.Clusters.GetAsync("c1", Ct);

        var attempts = observer.Events.OfType<AttemptFinished>().ToArray();
        Assert.Equal([("ServiceUnavailable", 503), (null, 200)], attempts.Select(done => (done.ErrorType, done.Exchange.Status!.Value)));
        var call = Assert.IsType<CallFinished>(observer.Events[^1]);
        Assert.Equal(("DescribeClusterDetail", 2, "REQ-OK", null), (call.Operation, call.Attempts, call.RequestId, call.Error));
    }

    [Fact]
    public async Task NonIdempotentCall_ReplyLost_IsReportedAsAmbiguous()
    {
        await using var server = new ScriptedServer(ScriptedReply.Reset());
        using var client = TestClients.Server(server, time, observer: observer);

        await Assert.ThrowsAsync<AmbiguousOutcomeException>(() => client.Ack.NodePools.RepairAsync("c1", "np1", new(), Ct));

        Assert.IsType<AmbiguousOutcomeException>(Assert.IsType<CallFinished>(observer.Events[^1]).Error);
    }

    [Fact]
    public async Task ClockSkew_IsReportedWithTheDifference()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Error(400, "InvalidTimeStamp.Expired", "late", ("Date", "Mon, 23 Nov 2026 12:20:00 GMT")),
            ScriptedReply.Ok()
        );
        using var client = TestClients.Server(server, time, observer: observer);

        await client.Ack.Clusters.GetAsync("c1", Ct);

        Assert.Equal(
            new ClockAdjusted("DescribeClusterDetail", TimeSpan.FromMinutes(20)),
            Assert.Single(observer.Events.OfType<ClockAdjusted>())
        );
    }

    [Fact]
    public async Task ObserverFails_CallGoesOnAndTheFailureIsCounted()
    {
        using var telemetry = new Telemetry();
        await using var server = new ScriptedServer(ScriptedReply.Ok());
        using var client = TestClients.Server(server, time, observer: new FailingObserver());

        await client.Ack.Clusters.GetAsync("c1", Ct);

        Assert.Equal(2, telemetry.Measurements.Count(value => value.Name == "containeros.observer.failures"));
    }

    private sealed class FailingObserver : ISdkObserver
    {
        public void OnEvent(SdkEvent sdkEvent) => throw new InvalidOperationException("the disk is full");
    }
}
