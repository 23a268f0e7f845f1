using ContainerOS.Emulator;

namespace ContainerOS.Cli.Rollouts;

/// <summary>
/// The clock of an emulator whose time is stepped: a delay ends at once and moves the emulated clock on by as much. Time limits, which are
/// timers of cancellation sources, never expire, because the emulator answers every request.
/// </summary>
/// <param name="emulator">The emulator.</param>
internal sealed class EmulatedTime(AckEmulator emulator) : TimeProvider
{
    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => emulator.Now;

    /// <inheritdoc/>
    public override long GetTimestamp() => emulator.Now.UtcTicks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SteppedTimer();
        if (state is not CancellationTokenSource && dueTime >= TimeSpan.Zero)
        {
            emulator.Advance(dueTime);
            ThreadPool.UnsafeQueueUserWorkItem(_ => timer.Fire(callback, state), null);
        }

        return timer;
    }

    private sealed class SteppedTimer : ITimer
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
