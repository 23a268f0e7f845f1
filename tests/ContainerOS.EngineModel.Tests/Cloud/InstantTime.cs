namespace ContainerOS.EngineModel.Tests.Cloud;

/// <summary>
/// A clock on which pauses take no time: a delay ends at once and moves the clock. Time limits, which are timers of cancellation sources,
/// never expire, because the fake cloud answers every request or cuts it.
/// </summary>
internal sealed class InstantTime : TimeProvider
{
    private static readonly long Start = new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero).Ticks;
    private long elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Start + Interlocked.Read(ref elapsed), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref elapsed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SkippedTimer();
        if (state is not CancellationTokenSource && dueTime >= TimeSpan.Zero)
        {
            Interlocked.Add(ref elapsed, dueTime.Ticks);
            ThreadPool.UnsafeQueueUserWorkItem(_ => timer.Fire(callback, state), null);
        }

        return timer;
    }

    private sealed class SkippedTimer : ITimer
    {
        private int isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period) => Volatile.Read(ref isDisposed) == 0;

        public void Dispose() => Volatile.Write(ref isDisposed, 1);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        internal void Fire(TimerCallback callback, object? state)
        {
            if (Volatile.Read(ref isDisposed) == 0)
            {
                callback(state);
            }
        }
    }
}
