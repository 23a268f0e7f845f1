using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Ack.Tasks.Polling;

/// <summary>
/// Polls tasks for their followers. All followers of a task share one loop, which ends with the task or with its last follower.
/// </summary>
/// <param name="read">Reads a task, in one attempt: failed reads are handled here.</param>
/// <param name="time">The clock.</param>
internal sealed class TaskPoller(Func<string, CancellationToken, Task<TaskInfo>> read, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly StageDurations durations = new();

    // The code that removes a loop from here also ends it.
    private readonly Dictionary<string, PollLoop> loops = [];
    private bool isClosed;

    /// <summary>Yields the task as each read finds it, until it has succeeded.</summary>
    public async IAsyncEnumerable<TaskProgress> FollowAsync(string taskId, [EnumeratorCancellation] CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var (loop, subscriber) = Subscribe(taskId);
        try
        {
            await foreach (var progress in subscriber.Reader.ReadAllAsync(ct).ConfigureAwait(false))
            {
                yield return progress;
            }
        }
        finally
        {
            await UnsubscribeAsync(loop, subscriber).ConfigureAwait(false);
        }
    }

    /// <summary>Reads a task at once if it has followers: an operation has just changed it.</summary>
    public void PollNow(string taskId)
    {
        lock (gate)
        {
            loops.GetValueOrDefault(taskId)?.PollNow();
        }
    }

    /// <summary>Cancels all loops; their followers get an <see cref="ObjectDisposedException"/>.</summary>
    public void Close()
    {
        PollLoop[] open;
        lock (gate)
        {
            isClosed = true;
            open = [.. loops.Values];
            loops.Clear();
        }

        foreach (var loop in open)
        {
            loop.Cancel();
            loop.Dispose();
        }
    }

    private (PollLoop Loop, Channel<TaskProgress> Subscriber) Subscribe(string taskId)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isClosed, typeof(AlibabaCloudClient));
            if (!loops.TryGetValue(taskId, out var loop))
            {
                loop = new PollLoop(taskId, gate, time);
                loops.Add(taskId, loop);
                Start(loop);
            }

            return (loop, loop.Subscribe());
        }
    }

    private void Start(PollLoop loop)
    {
        // Taken here: when the task runs, the source of the token may be disposed already.
        var ct = loop.Cancellation;
        loop.Completion = Task.Run(() => RunAsync(loop, ct), CancellationToken.None);
    }

    /// <summary>Removes a follower. The last one waits for the end of the loop, so that no read outlives its followers.</summary>
    private async Task UnsubscribeAsync(PollLoop loop, Channel<TaskProgress> subscriber)
    {
        lock (gate)
        {
            if (!loop.Unsubscribe(subscriber) || !Remove(loop))
            {
                return;
            }
        }

        loop.Cancel();
        await loop.Completion.ConfigureAwait(false);
        loop.Dispose();
    }

    private bool Remove(PollLoop loop) => loops.GetValueOrDefault(loop.TaskId) == loop && loops.Remove(loop.TaskId);

    /// <summary>Polls until the end, which is reported to the followers only.</summary>
    private async Task RunAsync(PollLoop loop, CancellationToken ct)
    {
        var polling = PollAsync(loop, ct);
        await ((Task)polling).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
        {
            loop.Complete(
                isClosed && polling.IsCanceled ? new ObjectDisposedException(nameof(AlibabaCloudClient)) : polling.Exception?.InnerException
            );
            if (!Remove(loop))
            {
                return;
            }
        }

        loop.Dispose();
    }

    private async Task PollAsync(PollLoop loop, CancellationToken ct)
    {
        var schedule = new TaskPollingSchedule(time.GetUtcNow(), durations);
        var tolerance = new TransientFaultTolerance(time.GetUtcNow());
        var unknown = new UnknownStateLimit();
        while (true)
        {
            loop.BeginRead();
            TimeSpan delay;
            try
            {
                var info = await read(loop.TaskId, ct).ConfigureAwait(false);
                var now = time.GetUtcNow();
                tolerance.Reset(now);
                if (info.IsFailed || unknown.IsReached(info, now))
                {
                    throw new TaskFailedException(info);
                }

                delay = schedule.NextDelay(info, now);
                loop.Publish(info);
                if (info.IsSucceeded)
                {
                    return;
                }
            }
            catch (SdkException fault) when (tolerance.Allows(fault, time.GetUtcNow()))
            {
                delay = tolerance.DelayAfter(fault);
            }

            await loop.WaitAsync(delay, ct).ConfigureAwait(false);
        }
    }

    /// <summary>The loop of one task with its followers. All but the waiting is guarded by the poller's lock.</summary>
    private sealed class PollLoop(string taskId, Lock gate, TimeProvider time) : IDisposable
    {
        private readonly List<Channel<TaskProgress>> subscribers = [];
        private readonly CancellationTokenSource cancellation = new();
        private TaskCompletionSource pollNow = new();
        private TaskProgress? last;

        public string TaskId => taskId;

        public CancellationToken Cancellation => cancellation.Token;

        /// <summary>The end of the loop; it never fails.</summary>
        public Task Completion { get; set; } = Task.CompletedTask;

        /// <summary>Adds a follower, who gets the last known progress at once.</summary>
        public Channel<TaskProgress> Subscribe()
        {
            var subscriber = Channel.CreateUnbounded<TaskProgress>();
            if (last is not null)
            {
                subscriber.Writer.TryWrite(last);
            }

            subscribers.Add(subscriber);
            return subscriber;
        }

        /// <summary>Removes a follower; true when none is left.</summary>
        public bool Unsubscribe(Channel<TaskProgress> subscriber)
        {
            subscribers.Remove(subscriber);
            return subscribers.Count == 0;
        }

        public void PollNow() => pollNow.TrySetResult();

        public void BeginRead()
        {
            lock (gate)
            {
                pollNow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        public void Publish(TaskInfo info)
        {
            lock (gate)
            {
                last = new TaskProgress(info, last?.Info.Events?.Count ?? 0);
                foreach (var subscriber in subscribers)
                {
                    subscriber.Writer.TryWrite(last);
                }
            }
        }

        public void Complete(Exception? fault)
        {
            foreach (var subscriber in subscribers)
            {
                subscriber.Writer.TryComplete(fault);
            }
        }

        /// <summary>Waits for the delay or until <see cref="PollNow"/>.</summary>
        public async Task WaitAsync(TimeSpan delay, CancellationToken ct)
        {
            await pollNow.Task.WaitAsync(delay, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ct.ThrowIfCancellationRequested();
        }

        public void Cancel() => cancellation.Cancel();

        public void Dispose() => cancellation.Dispose();
    }
}

/// <summary>
/// Ends the following of a task in a state that is not known, such as an end state of a newer version of the service. The limit of 15
/// minutes is our choice.
/// </summary>
internal sealed class UnknownStateLimit
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);
    private (TaskState State, DateTimeOffset Since)? seen;

    /// <summary>Whether the task has been in the same unknown state for too long.</summary>
    public bool IsReached(TaskInfo info, DateTimeOffset now)
    {
        if (info.State == TaskState.Running || info.State == TaskState.Pending || info.State == TaskState.Paused || info.IsSucceeded)
        {
            seen = null;
            return false;
        }

        if (seen?.State != info.State)
        {
            seen = (info.State, now);
        }

        return now - seen.Value.Since >= Limit;
    }
}
