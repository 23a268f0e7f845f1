using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;

namespace ContainerOS.Sdk.Tests;

public sealed class TaskFollowingTests
{
    private readonly SkippingTime time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Follow_UntilSuccess_GivesEachLook_FirstInQuickSuccession()
    {
        await using var server = new ScriptedServer(
            Told("running", "A"), Told("running", "A"), Told("running", "A"), Told("running", "B"), Told("running", "B"), Told("success", "B"));
        using var client = ClientOf.Server(server, time);

        var seen = await client.Ack.Tasks.FollowAsync("T-1", Ct).Select(task => task.Stage).ToListAsync(Ct);

        Assert.Equal(["A", "A", "A", "B", "B", "B"], seen);
        Assert.Equal(1, time.Pauses[0].TotalSeconds);
    }

    [Fact]
    public async Task Follow_NothingTellsWhenItEnds_LooksEverLessOften()
    {
        await using var server = new ScriptedServer([.. Enumerable.Repeat(Told("running", "A"), 12), Told("success", "A")]);
        using var client = ClientOf.Server(server, time);

        await client.Ack.Tasks.FollowAsync("T-1", Ct).LastAsync(Ct);

        Assert.InRange(time.Pauses.Max(pause => pause.TotalSeconds), 20, 30.001);
    }

    [Fact]
    public async Task Follow_TwoFollowers_ShareEachLook()
    {
        await using var server = new ScriptedServer(Told("running", "A"), Told("running", "B"), Told("success", "C"));
        using var client = ClientOf.Server(server, time);

        var both = await Task.WhenAll(Stages(client), Stages(client));

        Assert.All(both, stages => Assert.Equal("C", stages[^1]));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Follow_EventsOfALook_AreTheNewOnes()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Ok("""{"task_id":"T-1","state":"running","events":[{"message":"one"}]}"""),
            ScriptedReply.Ok("""{"task_id":"T-1","state":"success","events":[{"message":"one"},{"message":"two"}]}"""));
        using var client = ClientOf.Server(server, time);

        var seen = await client.Ack.Tasks.FollowAsync("T-1", Ct).Select(task => Assert.Single(task.NewEvents).Message).ToListAsync(Ct);

        Assert.Equal(["one", "two"], seen);
    }

    [Fact]
    public async Task Follow_ServiceIsInTroubleForAWhile_GoesOn()
    {
        await using var server = new ScriptedServer(
            [Told("running", "A"), .. Enumerable.Repeat(ScriptedReply.Error(503, "ServiceUnavailable"), 6), Told("success", "A")]);
        using var client = ClientOf.Server(server, time, maxRetries: 0);

        Assert.True((await client.Ack.Tasks.FollowAsync("T-1", Ct).LastAsync(Ct)).IsSucceeded);
    }

    [Fact]
    public async Task Resume_WakesTheFollowerAtOnce()
    {
        await using var server = new ScriptedServer(Told("paused", "A"), ScriptedReply.Ok("{}"), Told("success", "A"));
        using var client = ClientOf.Server(server, new Microsoft.Extensions.Time.Testing.FakeTimeProvider());

        await using var steps = client.Ack.Tasks.FollowAsync("T-1", Ct).GetAsyncEnumerator(Ct);
        await steps.MoveNextAsync();
        await client.Ack.Tasks.ResumeAsync("T-1", Ct);
        await steps.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), Ct);

        Assert.True(steps.Current.IsSucceeded);
    }

    [Fact]
    public async Task Follow_TaskFails_SaysCodeStageNodesAndEvents()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok(
            """
            {"task_id":"T-1","task_type":"nodepool_scaleout","state":"failed","current_stage":"DrainNodes","error":{"code":"DrainTimeout","message":"30 min"},
             "task_result":[{"data":"i-1","status":"success"},{"data":"i-2","status":"failed"}],"events":[{"level":"error","message":"pod web-0 stays"}]}
            """));
        using var client = ClientOf.Server(server, time);

        var fault = await Assert.ThrowsAsync<TaskFailedException>(async () => await client.Ack.Tasks.FollowAsync("T-1", Ct).LastAsync(Ct));

        Assert.Equal(("DrainTimeout", "DrainNodes"), (fault.Code, fault.Stage));
        Assert.Equal(["i-2"], fault.FailedNodes);
        Assert.Equal("pod web-0 stays", Assert.Single(fault.Events).Message);
        Assert.All(["DrainTimeout", "DrainNodes", "i-2", "pod web-0 stays"], part => Assert.Contains(part, fault.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("fail")]
    [InlineData("canceled")]
    [InlineData("cancelled")]
    public async Task Follow_EndsWithoutSuccess_Throws(string state)
    {
        await using var server = new ScriptedServer(Told(state, "A"));
        using var client = ClientOf.Server(server, time);

        await Assert.ThrowsAsync<TaskFailedException>(async () => await client.Ack.Tasks.FollowAsync("T-1", Ct).LastAsync(Ct));
    }

    [Fact]
    public async Task Follow_TaskIdVanishes_IsNotFoundWithTheRequestId()
    {
        await using var server = new ScriptedServer(Told("running", "A"), ScriptedReply.Error(404, "ErrorTaskNotFound"), ScriptedReply.Error(404, "ErrorTaskNotFound"));
        using var client = ClientOf.Server(server, time);

        var fault = await Assert.ThrowsAsync<NotFoundException>(async () => await client.Ack.Tasks.FollowAsync("T-1", Ct).LastAsync(Ct));

        Assert.Equal("REQ-404", fault.RequestId);
    }

    [Fact]
    public async Task Follow_TaskIsMissingOnce_GoesOn()
    {
        await using var server = new ScriptedServer(ScriptedReply.Error(404, "ErrorTaskNotFound"), Told("success", "A"));
        using var client = ClientOf.Server(server, time);

        Assert.True((await client.Ack.Tasks.FollowAsync("T-1", Ct).LastAsync(Ct)).IsSucceeded);
    }

    [Fact]
    public async Task Follow_Canceled_EndsWhileWaitingForTheNextLook()
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await using var server = new ScriptedServer(Told("running", "A"));
        using var client = ClientOf.Server(server, new Microsoft.Extensions.Time.Testing.FakeTimeProvider());

        await using var steps = client.Ack.Tasks.FollowAsync("T-1", end.Token).GetAsyncEnumerator(end.Token);
        await steps.MoveNextAsync();
        var next = steps.MoveNextAsync().AsTask();
        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.WaitAsync(TimeSpan.FromSeconds(5), Ct));
        Assert.Single(server.Requests);
    }

    private static async Task<List<string?>> Stages(AlibabaCloudClient client) =>
        await client.Ack.Tasks.FollowAsync("T-1", Ct).Select(task => task.Stage).ToListAsync(Ct);

    private static ScriptedReply Told(string state, string stage) =>
        ScriptedReply.Ok($$"""{"task_id":"T-1","state":"{{state}}","current_stage":"{{stage}}","request_id":"{{Guid.NewGuid()}}"}""");
}
