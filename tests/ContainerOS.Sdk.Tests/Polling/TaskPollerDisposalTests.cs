using ContainerOS.Sdk.Ack.Tasks;
using ContainerOS.Sdk.Ack.Tasks.Polling;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Testing.Http;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Tests.Polling;

/// <summary>No poll outlives its followers or its client.</summary>
public sealed class TaskPollerDisposalTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(10);
    private readonly FakeTimeProvider time = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dispose_FollowerWaitsForTheNextRead_EndsTheFollowing()
    {
        await using var server = new ScriptedServer(ScriptedReply.Ok("""{"task_id":"T-1","state":"running"}"""));
        using var client = TestClients.Server(server, time);
        await using var follower = client.Ack.Tasks.FollowAsync("T-1", Ct).GetAsyncEnumerator(Ct);
        await follower.MoveNextAsync();
        var next = follower.MoveNextAsync().AsTask();

        client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => next.WaitAsync(Guard, Ct));
    }

    [Fact]
    public async Task Close_AbandonedFollower_CancelsTheReadUnderWay()
    {
        var (started, canceled) = (new TaskCompletionSource(), new TaskCompletionSource());
        var poller = new TaskPoller(
            (_, ct) =>
            {
                ct.Register(() => canceled.TrySetResult());
                started.SetResult();
                return new TaskCompletionSource<TaskInfo>().Task.WaitAsync(ct);
            },
            time
        );
        var abandoned = poller.FollowAsync("T-1", Ct).GetAsyncEnumerator(Ct);
        var next = abandoned.MoveNextAsync().AsTask();

        await started.Task.WaitAsync(Guard, Ct);
        poller.Close();

        await canceled.Task.WaitAsync(Guard, Ct);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => next.WaitAsync(Guard, Ct));
    }

    [Fact]
    public async Task Close_RightAfterTheFirstFollower_EndsTheFollowing()
    {
        var poller = new TaskPoller((_, ct) => new TaskCompletionSource<TaskInfo>().Task.WaitAsync(ct), time);
        var follower = poller.FollowAsync("T-1", Ct).GetAsyncEnumerator(Ct);
        var next = follower.MoveNextAsync().AsTask();

        poller.Close();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => next.WaitAsync(Guard, Ct));
    }

    [Fact]
    public async Task Follow_AfterClose_IsRefused()
    {
        var poller = new TaskPoller((_, _) => Task.FromResult(Running()), time);
        poller.Close();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await poller.FollowAsync("T-1", Ct).FirstAsync(Ct));
    }

    [Fact]
    public async Task LastFollowerLeaves_WaitsForTheEndOfTheReadUnderWay()
    {
        const int Steps = 100_000;
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var (started, ended, hasLeftFirst) = (new TaskCompletionSource(), new TaskCompletionSource(), false);
        Task? next = null;
        var poller = new TaskPoller(
            async (_, ct) =>
            {
                started.SetResult();
                await new TaskCompletionSource().Task.WaitAsync(ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

                // It ends a while after it was canceled, or when the follower does not wait for it.
                for (var step = 0; step < Steps && !hasLeftFirst; step++)
                {
                    await Task.Yield();
                    hasLeftFirst = next!.IsCompleted;
                }

                ended.SetResult();
                return Running();
            },
            time
        );
        await using var follower = poller.FollowAsync("T-1", leave.Token).GetAsyncEnumerator(Ct);
        next = follower.MoveNextAsync().AsTask();
        await started.Task.WaitAsync(Guard, Ct);

        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.WaitAsync(Guard, Ct));
        await ended.Task.WaitAsync(Guard, Ct);
        Assert.False(hasLeftFirst);
    }

    [Fact]
    public async Task Follow_AfterTheLastFollowerLeft_ReadsAgain()
    {
        var reads = 0;
        var poller = new TaskPoller((_, _) => Task.FromResult(Interlocked.Increment(ref reads) == 1 ? Running() : Succeeded()), time);

        Assert.False((await poller.FollowAsync("T-1", Ct).FirstAsync(Ct)).IsSucceeded);
        Assert.True((await poller.FollowAsync("T-1", Ct).FirstAsync(Ct)).IsSucceeded);
    }

    private static TaskInfo Running() => new() { TaskId = "T-1", State = TaskState.Running };

    private static TaskInfo Succeeded() => new(JObject.Parse("""{"task_id":"T-1","state":"success"}"""));
}
