using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace ContainerOS.Sdk.Tests.Wire;

/// <summary>A fake clock that skips pauses at once and records them; time limits (tries and totals) stand until the clock gets there.</summary>
internal sealed class SkippingTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    public static readonly TimeSpan TryLimit = TimeSpan.FromSeconds(20.25);
    public static readonly TimeSpan TotalLimit = TimeSpan.FromSeconds(120.25);
    private readonly ConcurrentQueue<TimeSpan> pauses = new();

    public SkippingTime()
        : this(new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)) { }

    /// <summary>Whether pauses have to wait: for a call under way, whose time limits would run out meanwhile.</summary>
    public Func<bool> IsHeld { get; set; } = () => false;

    /// <summary>The pauses so far; zero-length ones are left out.</summary>
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

    // Two that advance at once can leave a timer asleep: the later one relies on the earlier, which may just be done.
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
