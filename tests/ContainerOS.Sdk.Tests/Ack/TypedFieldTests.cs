using ContainerOS.Sdk.Ack.NodePools;
using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests.Ack;

/// <summary>Required fields, times and states of replies.</summary>
public sealed class TypedFieldTests
{
    private readonly SkippingTime time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"request_id":"R-1"}""", "nodepool_info")]
    [InlineData("""{"request_id":"R-1","nodepool_info":{}}""", "nodepool_info.nodepool_id")]
    [InlineData("""{"request_id":"R-1","nodepool_info":{"nodepool_id":""}}""", "nodepool_info.nodepool_id")]
    public async Task RequiredField_IsMissing_IsAMalformedReplyThatNamesIt(string reply, string path)
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok(reply));
        using var client = TestClients.Server(server, time);
        var pool = await client.Ack.NodePools.GetAsync("c1", "np1", Ct);

        var fault = Assert.ThrowsAny<MalformedReplyException>(() => pool.Id);

        Assert.Equal((path, "R-1"), (Assert.IsType<UnexpectedFieldException>(fault).Path, fault.RequestId));
    }

    [Theory]
    [InlineData("\"2026-11-23T12:00:05Z\"")]
    [InlineData("\"2026-11-23T20:00:05+08:00\"")]
    [InlineData("\"2026-11-23 20:00:05\"")]
    [InlineData("\"1795435205000\"")]
    public async Task Time_InEachFormatOfTheService_IsRead(string text)
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok($$"""{"created":{{text}}}"""));
        using var client = TestClients.Server(server, time);

        var task = await client.Ack.Tasks.GetAsync("T-1", Ct);

        Assert.Equal(new DateTimeOffset(2026, 11, 23, 12, 0, 5, TimeSpan.Zero), task.Created);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0001-01-01T00:00:00Z")]
    public async Task Time_ThatMeansNever_IsNull(string text)
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok($$"""{"created":"{{text}}"}"""));
        using var client = TestClients.Server(server, time);

        Assert.Null((await client.Ack.Tasks.GetAsync("T-1", Ct)).Created);
    }

    [Fact]
    public async Task Time_InAnotherFormat_IsAMalformedReply_AndDoesNotEndThePolling()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok("""{"task_id":"T-1","state":"success","created":"noon"}"""));
        using var client = TestClients.Server(server, time);

        var task = (await client.Ack.Tasks.FollowAsync("T-1", Ct).LastAsync(Ct)).Info;

        Assert.Equal("created", Assert.Throws<UnexpectedFieldException>(() => task.Created).Path);
    }

    [Fact]
    public void Time_OfTheProgram_IsWrittenInUtc() =>
        Assert.Equal(
            "2026-11-23T12:00:05Z",
            (string?)new TaskStage { StartTime = new DateTimeOffset(2026, 11, 23, 20, 0, 5, TimeSpan.FromHours(8)) }.ToJson()["start_time"]
        );

    [Fact]
    public async Task State_ThatIsUnknown_KeepsItsText_AndCaseIsIgnoredInComparisons()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Ok("""{"status":{"state":"Deleting"}}"""),
            ScriptedReply.Ok("""{"status":{"state":"hibernating"}}"""),
            ScriptedReply.Ok("""{"status":{}}""")
        );
        using var client = TestClients.Server(server, time);

        var deleting = (await client.Ack.NodePools.GetAsync("c1", "np1", Ct)).Status!.State;
        var unknown = (await client.Ack.NodePools.GetAsync("c1", "np1", Ct)).Status!.State;
        var missing = (await client.Ack.NodePools.GetAsync("c1", "np1", Ct)).Status!.State;

        Assert.Equal(NodePoolState.Deleting, deleting);
        Assert.Equal(("Deleting", NodePoolState.Deleting.GetHashCode()), (deleting.ToString(), deleting.GetHashCode()));
        Assert.Equal("hibernating", unknown?.Value);
        Assert.Null(missing);
        Assert.Equal(string.Empty, default(NodePoolState).ToString());
    }
}
