using Microsoft.Extensions.Time.Testing;

namespace ContainerOS.Protocol.Tests.Engines;

/// <summary>Advances a fake clock until a task completes.</summary>
internal static class PassingTime
{
    public static async Task<T> PassUntilAsync<T>(this FakeTimeProvider time, Task<T> task)
    {
        await PassUntilAsync(time, (Task)task);
        return await task;
    }

    public static async Task PassUntilAsync(this FakeTimeProvider time, Task task)
    {
        // The child is a real process and needs real time, so the fake clock must advance slowly enough for it.
        while (await Task.WhenAny(task, Task.Run(() => SpinWait.SpinUntil(() => task.IsCompleted, 100))) != task)
        {
            time.Advance(TimeSpan.FromSeconds(0.5));
        }
        await task;
    }
}

/// <summary>A fake clock that reports when something has begun to wait on it for a time.</summary>
/// <param name="duration">The time.</param>
/// <param name="occurrence">Which wait of that time is reported, from 1.</param>
internal sealed class ObservedTime(TimeSpan duration, int occurrence) : FakeTimeProvider
{
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int waits;

    /// <summary>Completes when the wait has begun.</summary>
    public Task Begun => begun.Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime == duration && Interlocked.Increment(ref waits) == occurrence)
        {
            begun.SetResult();
        }

        return timer;
    }
}
