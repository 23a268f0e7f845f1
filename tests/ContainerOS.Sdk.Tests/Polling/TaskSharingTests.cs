using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;
using Microsoft.Extensions.Time.Testing;

namespace ContainerOS.Sdk.Tests.Polling;

public sealed class TaskSharingTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(10);
    private readonly SkippingTime skipping = new();
    private readonly FakeTimeProvider stopped = new();
    private readonly TaskCompletionSource gate = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Follow_FiftyFollowersOfOneTask_ShareOneRead()
    {
        await using var server = new ScriptedServer(ScriptedReply.After(gate.Task, State("success")));
        using var client = TestClients.Server(server, stopped);

        var followers = Enumerable.Range(0, 50).Select(_ => client.Ack.Tasks.FollowAsync("T-1", Ct).LastAsync(Ct).AsTask()).ToArray();
        gate.SetResult();
        await Task.WhenAll(followers).WaitAsync(Guard, Ct);

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Follow_SecondFollower_GetsTheLastProgressAtOnce()
    {
        await using var server = new ScriptedServer(State("running"));
        using var client = TestClients.Server(server, stopped);
        await using var first = client.Ack.Tasks.FollowAsync("T-1", Ct).GetAsyncEnumerator(Ct);
        await first.MoveNextAsync();

        var second = await client.Ack.Tasks.FollowAsync("T-1", Ct).FirstAsync(Ct).AsTask().WaitAsync(Guard, Ct);

        Assert.Same(first.Current, second);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Follow_OneOfTwoStops_TheOtherContinues()
    {
        await using var server = new ScriptedServer(State("running"), ScriptedReply.Ok(), State("success"));
        using var client = TestClients.Server(server, stopped);
        await using var stays = client.Ack.Tasks.FollowAsync("T-1", Ct).GetAsyncEnumerator(Ct);
        await stays.MoveNextAsync();
        await client.Ack.Tasks.FollowAsync("T-1", Ct).FirstAsync(Ct);

        var next = stays.MoveNextAsync().AsTask();
        await client.Ack.Tasks.ResumeAsync("T-1", Ct);

        Assert.True(await next.WaitAsync(Guard, Ct));
        Assert.True(stays.Current.IsSucceeded);
    }

    [Theory]
    [InlineData("PauseTask")]
    [InlineData("ResumeTask")]
    [InlineData("CancelTask")]
    public async Task Follow_TaskIsControlled_ReadsAtOnce(string action)
    {
        await using var server = new ScriptedServer(State("running"), ScriptedReply.Ok(), State("paused"));
        using var client = TestClients.Server(server, stopped);
        await using var steps = client.Ack.Tasks.FollowAsync("T-1", Ct).GetAsyncEnumerator(Ct);
        await steps.MoveNextAsync();

        var next = steps.MoveNextAsync().AsTask();
        await Do(client.Ack.Tasks, action);

        Assert.True(await next.WaitAsync(Guard, Ct));
        Assert.Equal(TaskState.Paused, steps.Current.Info.State);
        Assert.Equal(["DescribeTaskInfo", action, "DescribeTaskInfo"], server.Requests.Select(request => request.Action));
    }

    [Fact]
    public async Task Follow_Failure_IsReportedToEveryFollower()
    {
        await using var server = new ScriptedServer(ScriptedReply.After(gate.Task, State("failed")));
        using var client = TestClients.Server(server, stopped);

        var followers = Enumerable.Range(0, 3).Select(_ => client.Ack.Tasks.FollowAsync("T-1", Ct).LastAsync(Ct).AsTask()).ToArray();
        gate.SetResult();

        foreach (var follower in followers)
        {
            await Assert.ThrowsAsync<TaskFailedException>(() => follower.WaitAsync(Guard, Ct));
        }
    }

    [Fact]
    public async Task Follow_ServiceDownForAMinute_IsTolerated()
    {
        var down = ScriptedReply.Error(503, "ServiceUnavailable");
        await using var server = new ScriptedServer([State("running"), .. Enumerable.Repeat(down, 8), State("success")]);
        using var client = TestClients.Server(server, skipping, maxRetries: 1);

        Assert.True((await client.Ack.Tasks.FollowAsync("T-1", Ct).LastAsync(Ct)).IsSucceeded);
    }

    [Fact]
    public async Task Follow_ServiceDownForTwoMinutes_EndsWithItsError()
    {
        var down = ScriptedReply.Error(503, "ServiceUnavailable");
        await using var server = new ScriptedServer([State("running"), .. Enumerable.Repeat(down, 200)]);
        using var client = TestClients.Server(server, skipping, maxRetries: 0);

        var fault = await ApiErrors.ThrowsAsync(
            ApiErrorKind.ServerError,
            async () => await client.Ack.Tasks.FollowAsync("T-1", Ct).LastAsync(Ct)
        );

        Assert.Equal("REQ-503", fault.RequestId);
        Assert.InRange(skipping.Pauses.Sum(pause => pause.TotalSeconds), 118, 125);
    }

    [Fact]
    public async Task Follow_Forbidden_EndsAtOnce()
    {
        await using var server = new ScriptedServer(ScriptedReply.Error(403, "Forbidden.RAM"));
        using var client = TestClients.Server(server, stopped);

        await ApiErrors.ThrowsAsync(ApiErrorKind.Forbidden, async () => await client.Ack.Tasks.FollowAsync("T-1", Ct).LastAsync(Ct));
    }

    private static Task Do(TaskClient tasks, string action) =>
        action switch
        {
            "PauseTask" => tasks.PauseAsync("T-1", Ct),
            "ResumeTask" => tasks.ResumeAsync("T-1", Ct),
            _ => tasks.CancelAsync("T-1", Ct),
        };

    private static ScriptedReply State(string state) => ScriptedReply.Ok($$"""{"task_id":"T-1","state":"{{state}}"}""");
}
