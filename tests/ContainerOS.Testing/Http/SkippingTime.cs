using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace ContainerOS.Testing.Http;

/// <summary>
/// A fake clock that skips pauses and records them. Time limits of attempts and calls expire when the clock reaches them.
/// </summary>
public sealed class SkippingTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    public static readonly TimeSpan TryLimit = TimeSpan.FromSeconds(20.25);
    public static readonly TimeSpan TotalLimit = TimeSpan.FromSeconds(120.25);
    private readonly ConcurrentQueue<TimeSpan> pauses = new();

    public SkippingTime()
        : this(new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)) { }

    /// <summary>Whether pauses have to wait for a call in progress, whose time limits would expire meanwhile.</summary>
    public Func<bool> IsHeld { get; set; } = () => false;

    /// <summary>The lengths of timers that are time limits and not pauses.</summary>
    public ISet<TimeSpan> Limits { get; } = new HashSet<TimeSpan> { TryLimit, TotalLimit };

    /// <summary>The pauses so far, without those of zero length.</summary>
    public IReadOnlyList<TimeSpan> Pauses => [.. pauses];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && !Limits.Contains(dueTime))
        {
            pauses.Enqueue(dueTime);
            // After the timer was created, so that it is due at this time or before.
            var due = GetUtcNow() + dueTime;
            _ = Task.Run(() => SkipToAsync(due));
        }

        return timer;
    }

    // Pauses that run at the same time also end at the same time: a hundred pauses of a second are one second, not a hundred. The sum
    // would reach the time limits of calls that are in progress.
    private async Task SkipToAsync(DateTimeOffset due)
    {
        while (IsHeld())
        {
            await Task.Yield();
        }

        lock (pauses)
        {
            var rest = due - GetUtcNow();
            if (rest > TimeSpan.Zero)
            {
                Advance(rest);
            }
        }
    }
}
