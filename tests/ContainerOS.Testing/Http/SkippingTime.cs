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

    /// <summary>The pauses so far, without those of zero length.</summary>
    public IReadOnlyList<TimeSpan> Pauses => [.. pauses];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime != TryLimit && dueTime != TotalLimit)
        {
            pauses.Enqueue(dueTime);
            _ = Task.Run(() => SkipAsync(dueTime));
        }

        return timer;
    }

    // Two concurrent advances can miss a timer: the later one relies on the earlier one, which may just have ended.
    private async Task SkipAsync(TimeSpan pause)
    {
        while (IsHeld())
        {
            await Task.Yield();
        }

        lock (pauses)
        {
            Advance(pause);
        }
    }
}
