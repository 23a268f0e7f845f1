using System.Diagnostics;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests.Observability;

public sealed class TelemetryTests
{
    private readonly SkippingTime time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_Answered_HasASpanOverTheOneOfItsRequest()
    {
        using var telemetry = new Telemetry();
        await using var server = new ScriptedServer(ScriptedReply.Ok());
        using var client = TestClients.Server(server, time);

        await client.Ack.Clusters.GetAsync("c1", Ct);

        var (request, call) = (telemetry.Spans[0], telemetry.Spans[1]);
        Assert.Equal(("GET", ActivityKind.Client, call.SpanId), (request.OperationName, request.Kind, request.ParentSpanId));
        Assert.Equal(
            ["GET", "http", "127.0.0.1", new Uri(server.Address).Port, "/clusters/c1", 200, "DescribeClusterDetail", 1, "REQ-OK"],
            Values(
                request,
                "http.request.method",
                "url.scheme",
                "server.address",
                "server.port",
                "url.path",
                "http.response.status_code",
                "containeros.operation",
                "containeros.attempt",
                "containeros.request_id"
            )
        );
        Assert.Equal(("DescribeClusterDetail", ActivityStatusCode.Unset), (call.OperationName, call.Status));
        Assert.Equal(
            ["DescribeClusterDetail", 0, "REQ-OK", null],
            Values(call, "containeros.operation", "containeros.retry_count", "containeros.request_id", "error.type")
        );
    }

    [Fact]
    public async Task Call_Retried_ReportsEachAttempt()
    {
        using var telemetry = new Telemetry();
        await using var server = new ScriptedServer(Faults.Named("503"), ScriptedReply.Reset(), ScriptedReply.Ok());
        using var client = TestClients.Server(server, time);

        await client.Ack.Clusters.GetAsync("c1", Ct);

        Assert.Equal([1, 2, 3], telemetry.Spans.SkipLast(1).Select(span => span.GetTagItem("containeros.attempt")));
        Assert.Equal(
            ["ServiceUnavailable", "System.Net.Http.HttpRequestException", null],
            telemetry.Spans.SkipLast(1).Select(span => span.GetTagItem("error.type"))
        );
        Assert.Equal([null, 1, 2], telemetry.Spans.SkipLast(1).Select(span => span.GetTagItem("http.request.resend_count")));
        Assert.Equal(2, telemetry.Spans[^1].GetTagItem("containeros.retry_count"));
        Assert.Equal(2, telemetry.Measurements.Count(value => value.Name == "containeros.call.retries"));
    }

    [Fact]
    public async Task Call_Refused_IsAnErrorByTheVendorsCode()
    {
        using var telemetry = new Telemetry();
        await using var server = new ScriptedServer(ScriptedReply.Error(403, "Forbidden.RAM"));
        using var client = TestClients.Server(server, time);

        await ApiErrors.ThrowsAsync(ApiErrorKind.Forbidden, () => client.Ack.Clusters.GetAsync("c1", Ct));

        Assert.All(
            telemetry.Spans,
            span =>
                Assert.Equal(
                    (ActivityStatusCode.Error, "Forbidden.RAM", "REQ-403"),
                    (span.Status, span.GetTagItem("error.type"), span.GetTagItem("containeros.request_id"))
                )
        );
    }

    [Fact]
    public async Task Durations_AreMeasuredInSecondsByOpenTelemetrysNames()
    {
        using var telemetry = new Telemetry();
        await using var server = new ScriptedServer(Faults.Named("429"), ScriptedReply.Ok());
        using var client = TestClients.Server(server, time);

        await client.Ack.Clusters.GetAsync("c1", Ct);

        var requests = telemetry.Measurements.Where(value => value.Name == "http.client.request.duration").ToArray();
        Assert.Equal([429, 200], requests.Select(value => value.Tags["http.response.status_code"]));
        Assert.Equal(
            ("s", "GET", "127.0.0.1", "Throttling.User"),
            (requests[0].Unit, requests[0].Tags["http.request.method"], requests[0].Tags["server.address"], requests[0].Tags["error.type"])
        );
        var call = Assert.Single(telemetry.Measurements, value => value.Name == "containeros.call.duration");
        Assert.InRange(call.Value, time.Pauses.Sum(pause => pause.TotalSeconds), 120);
    }

    private static object?[] Values(Activity span, params string[] names) => [.. names.Select(span.GetTagItem)];
}
