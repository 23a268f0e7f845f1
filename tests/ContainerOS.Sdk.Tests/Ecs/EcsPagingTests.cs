using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests.Ecs;

public sealed class EcsPagingTests
{
    private readonly SkippingTime time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_AreRequestedByThePreviousToken_WhenTheyAreNeeded()
    {
        await using var server = new ScriptedServer(Page("i-a", "t1"), Page("i-b", "t2"), Page("i-c", ""));
        using var client = TestClients.Server(server, time);
        List<string?> seen = [];

        await foreach (var instance in client.Ecs.Instances.ListAsync(new(), Ct))
        {
            Assert.Equal(seen.Count + 1, server.Requests.Count);
            seen.Add(instance.InstanceId);
        }

        Assert.Equal(["i-a", "i-b", "i-c"], seen);
        Assert.Contains("NextToken=t2", server.Requests[2].Target, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("t1", "t1")]
    [InlineData("t1", "t2", "t1")]
    public async Task TokenRepeated_IsAnError_NotALoop(params string[] tokens)
    {
        await using var server = new ScriptedServer([.. tokens.Select(token => Page("i-a", token))]);
        using var client = TestClients.Server(server, time);

        var fault = await Assert.ThrowsAsync<UnexpectedFieldException>(async () =>
            await client.Ecs.Instances.ListAsync(new(), Ct).ToListAsync(Ct)
        );

        Assert.Contains("NextToken", fault.Message, StringComparison.Ordinal);
        Assert.Equal(tokens.Length, server.Requests.Count);
    }

    [Fact]
    public async Task Reading_Canceled_ReadsNoMorePages()
    {
        await using var server = new ScriptedServer(Page("i-a", "t1"), Page("i-b", ""));
        using var client = TestClients.Server(server, time);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var instance in client.Ecs.Instances.ListAsync(new(), cancel.Token))
            {
                await cancel.CancelAsync();
            }
        });

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task NumberedPages_EndAtTheTotal_EvenWhenTheServicesPagesAreSmaller()
    {
        await using var server = new ScriptedServer(Images("a", 2), Images("b", 2));
        using var client = TestClients.Server(server, time);

        Assert.Equal(["a", "b"], (await client.Ecs.Images.ListAsync(new(), Ct).ToListAsync(Ct)).Select(image => image.ImageId));

        Assert.Contains("PageNumber=2", server.Requests[1].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_OfARun_AreReadFromTheLevelBelow_PageByPage()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Ok(
                """
                {"Invocation":{"NextToken":"n","InvocationResults":{"InvocationResult":[{"InstanceId":"i-a","ExitCode":0,
                 "Output":"hi"}]}}}
                """
            ),
            ScriptedReply.Ok("""{"Invocation":{"InvocationResults":{"InvocationResult":[{"InstanceId":"i-b","ExitCode":127}]}}}""")
        );
        using var client = TestClients.Server(server, time);

        var results = await client.Ecs.Commands.ListResultsAsync("t-1", Ct).ToListAsync(Ct);

        Assert.Equal(
            [("i-a", 0L, "hi"), ("i-b", 127L, null)],
            results.Select(result => (result.InstanceId, result.ExitCode!.Value, result.Output))
        );
    }

    private static ScriptedReply Page(string id, string token) =>
        ScriptedReply.Ok($$$"""{"NextToken":"{{{token}}}","Instances":{"Instance":[{"InstanceId":"{{{id}}}"}]}}""");

    private static ScriptedReply Images(string id, int total) =>
        ScriptedReply.Ok($$$"""{"TotalCount":{{{total}}},"Images":{"Image":[{"ImageId":"{{{id}}}"}]}}""");
}
