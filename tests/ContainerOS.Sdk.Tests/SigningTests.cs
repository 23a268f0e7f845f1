using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Signing;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests;

public sealed class SigningTests
{
    private readonly SkippingTime time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("np1", "np1")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("a b~c%7E", "a%20b~c%257E")]
    [InlineData("节点", "%E8%8A%82%E7%82%B9")]
    public async Task Path_OfAnyId_ArrivesAsItWasSigned(string id, string encoded)
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok());
        using var client = TestClients.Server(server, time);

        await client.Ack.NodePools.GetAsync("c1", id, Ct);

        var request = Assert.Single(server.Requests);
        Assert.Equal($"/clusters/c1/nodepools/{encoded}", request.Target);
        Assert.Equal(SignatureOf(request), request.Headers["authorization"].Split("Signature=")[1]);
    }

    [Fact]
    public async Task Query_OfAnyText_ArrivesAsItWasSigned()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok("""{"nodepools":[]}"""));
        using var client = TestClients.Server(server, time, token: "token/of+sts=");

        await client.Ack.NodePools.ListAsync("c1", "a b&c=d/e%7E'*", Ct);

        var request = Assert.Single(server.Requests);
        Assert.Equal("/clusters/c1/nodepools?NodepoolName=a%20b%26c%3Dd%2Fe%257E%27%2A", request.Target);
        Assert.Equal(SignatureOf(request), request.Headers["authorization"].Split("Signature=")[1]);
    }

    private static string SignatureOf(RecordedRequest request)
    {
        var target = request.Target.Split('?');
        var canonical = new CanonicalRequest(
            request.Method,
            target[0],
            target.Length > 1 ? target[1] : string.Empty,
            request.Headers,
            request.Headers["x-acs-content-sha256"]
        );
        return Acs3Signature.Sign(canonical, new Secret(TestClients.KeySecret));
    }
}
