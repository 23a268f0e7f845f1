using System.Collections.Concurrent;
using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk;

/// <summary>
/// Limits the rate of all calls to one account. Share one among all clients of the account: when the service asks one call to wait,
/// the others wait too instead of running into the same limit. It can also hold the calls to a fixed rate.
/// </summary>
public sealed class AccountRateLimiter
{
    // Our choice: a wait that one API asks for must not block the calls of others for long.
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, TimeSpan> pauses = new();
    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly long start;
    private readonly TimeSpan interval;
    private readonly TimeSpan burst;
    private TimeSpan nextSlot;

    /// <summary>Creates a rate limiter.</summary>
    /// <param name="time">The clock; use the one of the clients.</param>
    /// <param name="callsPerSecond">
    /// Calls per second, 0.1 to 10000; null to limit calls only when the service asks for it. The vendor publishes no limit for ACK.
    /// </param>
    /// <param name="burst">How many calls may start at once after an idle period, 1 to 10000.</param>
    /// <exception cref="InvalidOptionsException">A value is out of range.</exception>
    public AccountRateLimiter(TimeProvider time, double? callsPerSecond = null, int burst = 20)
    {
        ArgumentNullException.ThrowIfNull(time);
        if (callsPerSecond is not null and not (>= 0.1 and <= 10000))
        {
            throw new InvalidOptionsException(
                typeof(AccountRateLimiter),
                nameof(callsPerSecond),
                FormattableString.Invariant($"is {callsPerSecond}; 0.1 to 10000 are allowed.")
            );
        }

        if (burst is < 1 or > 10000)
        {
            throw new InvalidOptionsException(typeof(AccountRateLimiter), nameof(burst), $"is {burst}; 1 to 10000 are allowed.");
        }

        this.time = time;
        start = time.GetTimestamp();
        interval = callsPerSecond is { } rate ? TimeSpan.FromSeconds(1 / rate) : TimeSpan.Zero;
        this.burst = interval * (burst - 1);
        nextSlot = -this.burst;
    }

    // Elapsed time instead of the time of day, which an administrator or NTP may change.
    private TimeSpan Now => time.GetElapsedTime(start);

    /// <summary>Holds calls back for as long as the service asks.</summary>
    /// <param name="action">The action that was asked to wait; null for the whole account.</param>
    /// <param name="wait">How long to wait; at most 30 seconds are applied.</param>
    internal void PauseFor(string? action, TimeSpan wait)
    {
        var until = Now + (wait < MaxPause ? wait : MaxPause);
        pauses.AddOrUpdate(action ?? string.Empty, until, (_, known) => Later(known, until));
    }

    /// <summary>Waits until a call may start.</summary>
    internal async ValueTask AcquireAsync(string action, CancellationToken ct)
    {
        for (var wait = Later(RemainingPause(action), ReserveSlot()); wait > TimeSpan.Zero; wait = RemainingPause(action))
        {
            await Task.Delay(wait, time, ct).ConfigureAwait(false);
        }
    }

    private TimeSpan RemainingPause(string action) =>
        pauses.IsEmpty ? TimeSpan.Zero : Later(pauses.GetValueOrDefault(action), pauses.GetValueOrDefault(string.Empty)) - Now;

    /// <summary>Reserves the next slot: at once after an idle period, otherwise one interval after the previous call.</summary>
    /// <returns>How long to wait for the slot.</returns>
    private TimeSpan ReserveSlot()
    {
        if (interval == TimeSpan.Zero)
        {
            return TimeSpan.Zero;
        }

        lock (gate)
        {
            var now = Now;
            nextSlot = Later(nextSlot, now - burst);
            var wait = nextSlot - now;
            nextSlot += interval;
            return wait;
        }
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
