using System.Collections.Concurrent;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk;

/// <summary>
/// The pace of all calls to one account. Give one to every client of the account: when the service asks one call to wait, the others
/// wait too, in place of running into the same limit. On top of that it can hold the calls to a rate.
/// </summary>
public sealed class AccountRateLimiter
{
    // Ours: what one API asks for must not hold the calls of others for long.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, DateTimeOffset> pauses = new();
    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly TimeSpan interval;
    private readonly TimeSpan burst;
    private DateTimeOffset nextSlot;

    /// <summary>Makes a pace.</summary>
    /// <param name="time">The clock, that of the clients.</param>
    /// <param name="callsPerSecond">Calls a second, 0.1 to 10000; null for no limit but what the service asks for. The vendor publishes no number for ACK.</param>
    /// <param name="burst">Calls that may go at once after a rest, 1 to 10000.</param>
    /// <exception cref="InvalidOptionsException">One is out of its range.</exception>
    public AccountRateLimiter(TimeProvider time, double? callsPerSecond = null, int burst = 20)
    {
        if (callsPerSecond is not null and not (>= 0.1 and <= 10000))
        {
            throw new InvalidOptionsException(nameof(callsPerSecond), $"is {callsPerSecond}; 0.1 to 10000 are allowed.");
        }

        if (burst is < 1 or > 10000)
        {
            throw new InvalidOptionsException(nameof(burst), $"is {burst}; 1 to 10000 are allowed.");
        }

        this.time = time;
        interval = callsPerSecond is { } rate ? TimeSpan.FromSeconds(1 / rate) : TimeSpan.Zero;
        this.burst = interval * (burst - 1);
    }

    /// <summary>Holds calls back for as long as the service asks.</summary>
    /// <param name="action">The action that was asked to wait; null for all of the account.</param>
    /// <param name="wait">How long.</param>
    internal void PauseFor(string? action, TimeSpan wait)
    {
        var until = time.GetUtcNow() + (wait < LongestPause ? wait : LongestPause);
        pauses.AddOrUpdate(action ?? string.Empty, until, (_, known) => known > until ? known : until);
    }

    /// <summary>Waits until a call may go.</summary>
    internal async ValueTask AcquireAsync(string action, CancellationToken ct)
    {
        for (var wait = RemainingWait(action); wait > TimeSpan.Zero; wait = RemainingPause(action))
        {
            await Task.Delay(wait, time, ct);
        }
    }

    private TimeSpan RemainingWait(string action)
    {
        var (held, slot) = (RemainingPause(action), ReserveSlot());
        return held > slot ? held : slot;
    }

    private TimeSpan RemainingPause(string action)
    {
        var until = pauses.IsEmpty ? default : Later(pauses.GetValueOrDefault(action), pauses.GetValueOrDefault(string.Empty));
        return until == default ? TimeSpan.Zero : until - time.GetUtcNow();
    }

    /// <summary>Takes the next place in the row: after a rest at once, else one interval after the call before.</summary>
    private TimeSpan ReserveSlot()
    {
        if (interval == TimeSpan.Zero)
        {
            return TimeSpan.Zero;
        }

        lock (gate)
        {
            var now = time.GetUtcNow();
            nextSlot = Later(nextSlot, now - burst);
            var wait = nextSlot - now;
            nextSlot += interval;
            return wait;
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
