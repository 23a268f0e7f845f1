using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Observability;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests.Observability;

public sealed class HttpTraceTests
{
    private readonly StringWriter traced = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string[] Lines => traced.ToString().Split('\n');

    [Fact]
    public async Task Exchange_IsWrittenWithBothSides()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok("""{"nodepool_id":"np1","request_id":"REQ-7"}"""));
        using var client = TestClients.Server(server, new SkippingTime(), observer: new HttpTrace(traced));

        await client.Ack.NodePools.CreateAsync(
            "c 1",
            new()
            {
                Info = new() { Name = "web" },
                KubernetesConfig = new() { UserData = "ZWNobw==" },
            },
            Ct
        );

        Assert.Equal($"> POST {server.Address}/clusters/c%201/nodepools (CreateClusterNodePool, attempt 1)", Lines[0]);
        Assert.Contains("""> {"nodepool_info":{"name":"web"},"kubernetes_config":{"user_data":"[secret]"}}""", Lines);
        Assert.Contains(">   x-acs-action: CreateClusterNodePool", Lines);
        Assert.Contains(
            Lines,
            line =>
                line.StartsWith("< 200 in ", StringComparison.Ordinal) && line.EndsWith(" ms, request id REQ-OK", StringComparison.Ordinal)
        );
        Assert.Contains("""< {"nodepool_id":"np1","request_id":"REQ-7"}""", Lines);
    }

    [Fact]
    public async Task Refusal_IsWrittenWithItsCode()
    {
        await using var server = new ScriptedServer(ScriptedReply.Error(403, "Forbidden.RAM"));
        using var client = TestClients.Server(server, new SkippingTime(), observer: new HttpTrace(traced));

        await ApiErrors.ThrowsAsync(ApiErrorKind.Forbidden, () => client.Ack.Clusters.GetAsync("c1", Ct));

        Assert.Contains(Lines, line => line.StartsWith("< 403 Forbidden.RAM in ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NoReply_IsWrittenWithTheReason()
    {
        await using var server = new ScriptedServer(ScriptedReply.Reset());
        using var client = TestClients.Server(server, new SkippingTime(), maxRetries: 0, observer: new HttpTrace(traced));

        await Assert.ThrowsAsync<ConnectionLostException>(() => client.Ack.Clusters.GetAsync("c1", Ct));

        Assert.Contains(Lines, line => line.StartsWith("< no reply (System.Net.Http.HttpRequestException) in ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task LongBody_IsCut_AndItsLengthIsShown()
    {
        var reply = $$"""{"names":[{{string.Join(',', Enumerable.Repeat("\"a name\"", 500))}}]}""";
        await using var server = new ScriptedServer(ScriptedReply.Ok(reply));
        using var client = TestClients.Server(server, new SkippingTime(), observer: new HttpTrace(traced));

        await client.Ack.Clusters.GetAsync("c1", Ct);

        Assert.Contains(
            Lines,
            line =>
                line.EndsWith($"... ({reply.Length} characters)", StringComparison.Ordinal) && line.Length < HttpTrace.MaxBodyLength + 50
        );
    }
}
