using System.Threading.Channels;

namespace ContainerOS.Sdk.Ack.Tasks.Following;

/// <summary>One task, looked at until it ends or nobody follows it any more.</summary>
/// <param name="id">The task.</param>
/// <param name="look">Asks for it.</param>
/// <param name="time">The clock.</param>
/// <param name="memory">What earlier tasks took.</param>
internal sealed class TaskWatch(string id, Func<string, CancellationToken, Task<TaskInfo>> look, TimeProvider time, StageMemory memory)
    : IDisposable
{
    private readonly Lock gate = new();
    private readonly List<Channel<TaskProgress>> seats = [];
    private readonly CancellationTokenSource unwanted = new();
    private readonly LookPlan plan = new(time.GetUtcNow(), memory);
    private readonly Patience patience = new(time.GetUtcNow());
    private TaskCompletionSource nudged = new();
    private TaskProgress? last;
    private bool isOver;

    public string Id => id;

    /// <summary>One more follower, who hears at once what is known; null when the task is over.</summary>
    public Channel<TaskProgress>? Join()
    {
        lock (gate)
        {
            if (isOver)
            {
                return null;
            }

            var seat = Channel.CreateUnbounded<TaskProgress>();
            _ = last is null || seat.Writer.TryWrite(last);
            seats.Add(seat);
            return seat;
        }
    }

    /// <summary>One follower less; whether the watch is over, which ends a look under way.</summary>
    public bool Leave(Channel<TaskProgress> seat)
    {
        lock (gate)
        {
            seats.Remove(seat);
            if (!isOver && seats.Count == 0)
            {
                isOver = true;
                _ = unwanted.CancelAsync();
            }

            return isOver;
        }
    }

    /// <summary>Ends the pause between two looks.</summary>
    public void Nudge() => nudged.TrySetResult();

    /// <summary>Looks until the end; how it ended is the followers' to hear.</summary>
    public async Task RunAsync()
    {
        var work = WatchAsync();
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
        {
            isOver = true;
            seats.ForEach(seat => seat.Writer.TryComplete(work.Exception?.InnerException));
        }
    }

    public void Dispose() => unwanted.Dispose();

    private async Task WatchAsync()
    {
        while (true)
        {
            nudged = new(TaskCreationOptions.RunContinuationsAsynchronously);
            var info = await patience.TryAsync(() => look(id, unwanted.Token), time).ConfigureAwait(false);
            if (info is { IsFailed: true })
            {
                throw new TaskFailedException(info);
            }

            var wait = info is null ? Patience.Pause : plan.Next(info, time.GetUtcNow());
            Tell(info);
            if (info is { IsSucceeded: true })
            {
                return;
            }

            await nudged.Task.WaitAsync(wait, time, unwanted.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            unwanted.Token.ThrowIfCancellationRequested();
        }
    }

    private void Tell(TaskInfo? info)
    {
        if (info is null)
        {
            return;
        }

        lock (gate)
        {
            var progress = last = new TaskProgress(info, last?.Info.Events?.Count ?? 0);
            seats.ForEach(seat => seat.Writer.TryWrite(progress));
        }
    }
}
