using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests;

public sealed class ReplyTests
{
    private readonly SkippingTime time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"requestId":"R-1","status":{"total_nodes":"many"}}""", "status.total_nodes")]
    [InlineData("""{"requestId":"R-1","status":{"total_nodes":99999999999}}""", "status.total_nodes")]
    [InlineData("""{"RequestId":"R-1","status":{"total_nodes":{}}}""", "status.total_nodes")]
    [InlineData("""{"request_id":"R-1","status":[]}""", "status")]
    public async Task Field_OfAnotherType_SaysFieldAndRequestId(string body, string path)
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok(body));
        using var client = TestClients.Server(server, time);
        var pool = await client.Ack.NodePools.GetAsync("c1", "np1", Ct);

        var fault = Assert.Throws<UnexpectedFieldException>(() => pool.Status?.TotalNodes);

        Assert.Equal(("DescribeClusterNodePoolDetail", "R-1", path), (fault.Action, fault.RequestId, fault.Path));
    }

    [Fact]
    public async Task Error_CodeAndMessageOfAnotherType_IsTheErrorOfItsStatus()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Of(404, """{"code":{"a":1},"message":[],"requestId":{"x":1}}""", ("x-acs-request-id", "R-9"))
        );
        using var client = TestClients.Server(server, time);

        var fault = await ApiErrors.ThrowsAsync(ApiErrorKind.NotFound, () => client.Ack.Clusters.GetAsync("c1", Ct));

        Assert.Equal(("Unknown", "R-9"), (fault.Code, fault.RequestId));
    }

    [Theory]
    [InlineData("{}", "nodes")]
    [InlineData("""{"nodes":null}""", "nodes")]
    [InlineData("""{"nodes":{"a":1}}""", "nodes")]
    [InlineData("""{"nodes":[1]}""", "nodes")]
    public async Task List_Missing_IsNotAnEmptyList(string body, string path)
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok(body));
        using var client = TestClients.Server(server, time);

        var fault = await Assert.ThrowsAsync<UnexpectedFieldException>(async () =>
            await client.Ack.Nodes.ListAsync("c1", null, Ct).ToListAsync(Ct)
        );

        Assert.Equal(path, fault.Path);
    }

    [Fact]
    public async Task Nodes_MoreThanAPage_AreReadPageByPage()
    {
        var full = string.Join(',', Enumerable.Range(0, 100).Select(i => $$"""{"instance_id":"i-{{i}}"}"""));
        await using var server = new ScriptedServer(
            ScriptedReply.Ok($$"""{"nodes":[{{full}}]}"""),
            ScriptedReply.Ok("""{"nodes":[{"instance_id":"i-100"}]}""")
        );
        using var client = TestClients.Server(server, time);

        var nodes = await client.Ack.Nodes.ListAsync("c1", null, Ct).Select(node => node.InstanceId).ToListAsync(Ct);

        Assert.Equal(101, nodes.Count);
        Assert.Equal("/clusters/c1/nodes?pageNumber=2&pageSize=100", server.Requests[1].Target);
    }

    [Fact]
    public async Task InstanceTypes_NextToken_IsFollowedToTheLastPage()
    {
        await using var server = new ScriptedServer(Types("a", "T2"), Types("b", "T3"), Types("c", string.Empty));
        using var client = TestClients.Server(server, time);

        var types = await client.Ecs.InstanceTypes.ListAsync(new() { Names = ["a", "b", "c"] }, Ct).Select(type => type.Id).ToListAsync(Ct);

        Assert.Equal(["a", "b", "c"], types);
        Assert.Contains("NextToken=T3", server.Requests[2].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InstanceTypes_TokenLeadsBackToItsPage_IsAnError_NotALoop()
    {
        await using var server = new ScriptedServer(Types("a", "T2"), Types("b", "T2"));
        using var client = TestClients.Server(server, time);

        var fault = await Assert.ThrowsAsync<UnexpectedFieldException>(async () =>
            await client.Ecs.InstanceTypes.ListAsync(new() { Names = ["a"] }, Ct).ToListAsync(Ct)
        );

        Assert.Equal("NextToken", fault.Path);
    }

    private static ScriptedReply Types(string id, string token) =>
        ScriptedReply.Ok($$$"""{"InstanceTypes":{"InstanceType":[{"InstanceTypeId":"{{{id}}}"}]},"NextToken":"{{{token}}}"}""");
}
