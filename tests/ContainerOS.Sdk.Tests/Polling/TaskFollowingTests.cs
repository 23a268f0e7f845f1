using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests.Polling;

public sealed class TaskFollowingTests
{
    private readonly SkippingTime time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Follow_UntilSuccess_YieldsEachReadWithGrowingDelays()
    {
        await using var server = new ScriptedServer(
            Task("running", "A"),
            Task("running", "A"),
            Task("running", "A"),
            Task("running", "B"),
            Task("running", "B"),
            Task("success", "B")
        );
        using var client = TestClients.Server(server, time);

        var seen = await client.Ack.Tasks.FollowAsync("T-1", Ct).Select(task => task.Stage).ToListAsync(Ct);

        Assert.Equal(["A", "A", "A", "B", "B", "B"], seen);
        Assert.Equal([1, 2, 4, 8, 16], time.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task Follow_NoProgress_ReadsAtLeastEveryTwentyFiveSeconds()
    {
        await using var server = new ScriptedServer([.. Enumerable.Repeat(Task("running", "A"), 12), Task("success", "A")]);
        using var client = TestClients.Server(server, time);

        await client.Ack.Tasks.FollowAsync("T-1", Ct).LastAsync(Ct);

        Assert.Equal(25, time.Pauses.Max(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task Follow_TenMinutesOverTheWire_TakesAtMostThirtyCallsAndTwoSeconds()
    {
        var stage = TimeSpan.FromSeconds(149.7);
        var simulated = new SimulatedTask("even", time.GetUtcNow(), [stage, stage, stage, stage], []);
        var reply = new ScriptedReply(
            (socket, ct) => ScriptedReply.Ok(simulated.At(time.GetUtcNow()).ToJson().ToJsonString()).PlayAsync(socket, ct)
        );
        await using var server = new ScriptedServer([.. Enumerable.Repeat(reply, 100)]);
        using var client = TestClients.Server(server, time);

        var last = await client.Ack.Tasks.FollowAsync("T-1", Ct).LastAsync(Ct);

        Assert.Equal((true, 100), (last.IsSucceeded, last.Percent));
        Assert.InRange((time.GetUtcNow() - simulated.End).TotalSeconds, 0, 2);
        Assert.InRange(server.Requests.Count, 5, 30);
    }

    [Fact]
    public async Task Follow_Progress_HasNewEventsPercentAndNodes()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Ok(
                """
                {"task_id":"T-1","state":"running","events":[{"message":"one"}],"task_result":[{"data":"i-1","status":"success"},
                 {"data":"i-2","status":"initial"}]}
                """
            ),
            ScriptedReply.Ok(
                """
                {"task_id":"T-1","state":"success","events":[{"message":"one"},{"message":"two"}],"task_result":[{"data":"i-1",
                 "status":"success"},{"data":"i-2","status":"success"}]}
                """
            )
        );
        using var client = TestClients.Server(server, time);

        var seen = await client.Ack.Tasks.FollowAsync("T-1", Ct).ToListAsync(Ct);

        Assert.Equal([50, 100], seen.Select(progress => progress.Percent));
        Assert.Equal(["one", "two"], seen.Select(progress => Assert.Single(progress.NewEvents).Message));
        Assert.Equal([TaskResultStatus.Success, TaskResultStatus.Initial], seen[0].Nodes.Select(node => node.Status!.Value));
    }

    [Fact]
    public async Task Follow_TaskFails_ReportsCodeStageNodesAndEvents()
    {
        await using var server = new ScriptedServer(
            ScriptedReply.Ok(
                """
                {"task_id":"T-1","task_type":"nodepool_scaleout","state":"failed","current_stage":"DrainNodes",
                 "error":{"code":"DrainTimeout","message":"30 min"},
                 "task_result":[{"data":"i-1","status":"success"},{"data":"i-2","status":"failed"}],"events":[{"level":"error",
                 "message":"pod web-0 stays"}]}
                """
            )
        );
        using var client = TestClients.Server(server, time);

        var fault = await Assert.ThrowsAsync<TaskFailedException>(async () => await client.Ack.Tasks.FollowAsync("T-1", Ct).LastAsync(Ct));

        Assert.Equal(("DrainTimeout", "DrainNodes"), (fault.Code, fault.Stage));
        Assert.Equal(["i-2"], fault.FailedNodes);
        Assert.Equal("pod web-0 stays", Assert.Single(fault.Events).Message);
        Assert.All(
            ["DrainTimeout", "DrainNodes", "i-2", "pod web-0 stays"],
            part => Assert.Contains(part, fault.Message, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("success")]
    [InlineData("succeeded")]
    public async Task Follow_PendingThenDone_EndsWithSuccess(string state)
    {
        await using var server = new ScriptedServer(Task("pending", "A"), Task(state, "A"));
        using var client = TestClients.Server(server, time);

        Assert.True((await client.Ack.Tasks.FollowAsync("T-1", Ct).LastAsync(Ct)).IsSucceeded);
    }

    /// <summary>Neither "running" for ever nor a failure at the first read: another known state may follow.</summary>
    [Fact]
    public async Task Follow_StateThatIsNotKnown_EndsAfterAQuarterOfAnHour_UnlessAnotherFollows()
    {
        await using var server = new ScriptedServer([
            Task("archiving", "A"),
            Task("running", "A"),
            .. Enumerable.Repeat(Task("archived", "A"), 200),
        ]);
        using var client = TestClients.Server(server, time);
        var begun = time.GetUtcNow();

        var fault = await Assert.ThrowsAsync<TaskFailedException>(async () => await client.Ack.Tasks.FollowAsync("T-1", Ct).LastAsync(Ct));

        Assert.Equal("archived", fault.Info.State.Value);
        Assert.InRange((time.GetUtcNow() - begun).TotalMinutes, 15, 18);
    }

    [Theory]
    [InlineData("fail")]
    [InlineData("failed")]
    [InlineData("error")]
    [InlineData("canceled")]
    [InlineData("cancelled")]
    public async Task Follow_EndsWithoutSuccess_Throws(string state)
    {
        await using var server = new ScriptedServer(Task(state, "A"));
        using var client = TestClients.Server(server, time);

        await Assert.ThrowsAsync<TaskFailedException>(async () => await client.Ack.Tasks.FollowAsync("T-1", Ct).LastAsync(Ct));
    }

    [Fact]
    public async Task Follow_TaskIdVanishes_IsNotFoundWithTheRequestId()
    {
        var gone = ScriptedReply.Error(404, "ErrorTaskNotFound");
        await using var server = new ScriptedServer(Task("running", "A"), gone, gone);
        using var client = TestClients.Server(server, time);

        var fault = await ApiErrors.ThrowsAsync(
            ApiErrorKind.NotFound,
            async () => await client.Ack.Tasks.FollowAsync("T-1", Ct).LastAsync(Ct)
        );

        Assert.Equal("REQ-404", fault.RequestId);
    }

    [Fact]
    public async Task Follow_TaskIsMissingOnce_Continues()
    {
        var gone = ScriptedReply.Error(404, "ErrorTaskNotFound");
        await using var server = new ScriptedServer(gone, Task("running", "A"), gone, Task("success", "A"));
        using var client = TestClients.Server(server, time);

        Assert.True((await client.Ack.Tasks.FollowAsync("T-1", Ct).LastAsync(Ct)).IsSucceeded);
    }

    [Fact]
    public async Task Follow_Canceled_EndsTheDelay()
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await using var server = new ScriptedServer(Task("running", "A"));
        using var client = TestClients.Server(server, new Microsoft.Extensions.Time.Testing.FakeTimeProvider());

        await using var steps = client.Ack.Tasks.FollowAsync("T-1", end.Token).GetAsyncEnumerator(end.Token);
        await steps.MoveNextAsync();
        var next = steps.MoveNextAsync().AsTask();
        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.WaitAsync(TimeSpan.FromSeconds(5), Ct));
        Assert.Single(server.Requests);
    }

    private static ScriptedReply Task(string state, string stage) =>
        ScriptedReply.Ok($$"""{"task_id":"T-1","state":"{{state}}","current_stage":"{{stage}}","request_id":"{{Guid.NewGuid()}}"}""");
}
