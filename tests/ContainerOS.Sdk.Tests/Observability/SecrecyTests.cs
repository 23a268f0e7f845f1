using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Observability;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests.Observability;

public sealed class SecrecyTests
{
    private readonly StringWriter traced = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Actions => EveryCallTests.Actions;

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Call_WithSecretsBothWays_ShowsNoneInSpanMetricEventTraceOrError(string action)
    {
        using var telemetry = new Telemetry();
        var observer = new RecordingObserver();
        var error = await FaultAsync(action, observer, ScriptedReply.Error(400, "Invalid", $"{SecretMarkers.Echo(action)} is bad"));
        var other = await FaultAsync(
            action,
            observer,
            ScriptedReply.Of(200, SecretMarkers.Reply, ("Set-Cookie", SecretMarkers.Secret), ("x-acs-request-id", "REQ-1"))
        );

        Assert.Equal(2, observer.Events.OfType<CallFinished>().Count());
        Assert.All(observer.Events, new HttpTrace(traced).OnEvent);
        var everything = string.Join(
            '\n',
            [telemetry.AllText(), .. observer.Events.Select(sdkEvent => $"{sdkEvent}"), $"{traced}", $"{error}", $"{other}"]
        );
        Assert.Contains("[secret]", everything, StringComparison.Ordinal);
        Assert.All(SecretMarkers.Forbidden, marker => Assert.DoesNotContain(marker, everything, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Signature_IsNotTraced()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok());
        using var client = TestClients.Server(server, new SkippingTime(), token: SecretMarkers.Token, observer: new HttpTrace(traced));

        await client.Ack.Clusters.GetAsync("c1", Ct);

        Assert.Contains("authorization: [secret]", $"{traced}", StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(server.Requests[0].Headers["authorization"].Split("Signature=")[1], $"{traced}", StringComparison.Ordinal);
    }

    private static async Task<Exception?> FaultAsync(string action, RecordingObserver observer, ScriptedReply reply)
    {
        await using var server = new ScriptedServer(reply);
        using var client = TestClients.Address(
            server.Address,
            new SkippingTime(),
            maxRetries: 0,
            SecretMarkers.Token,
            observer,
            SecretMarkers.Key
        );
        return await Record.ExceptionAsync(() => SecretMarkers.RunAsync(action, client, Ct)) is { } fault
            ? Assert.IsAssignableFrom<SdkException>(fault)
            : null;
    }
}
