namespace ContainerOS.Sdk.Transport;

/// <summary>Lets the calls of an account through at a steady rate, and holds them all while the service asks to wait.</summary>
/// <param name="time">The clock.</param>
internal sealed class AccountGate(TimeProvider time)
{
    // Ours: what may come at once after a rest, and the longest hold; a longer wait is told to each caller instead.
    private const double Burst = 40;
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(30);
    private readonly Lock gate = new();
    private DateTimeOffset next;
    private DateTimeOffset heldUntil;

    /// <summary>Waits for the caller's turn.</summary>
    /// <param name="perSecond">Calls a second.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task PassAsync(double perSecond, CancellationToken ct)
    {
        if (Reserve(TimeSpan.FromSeconds(1 / perSecond)) is { } wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, ct);
        }
    }

    /// <summary>The service refused a call and asks to wait.</summary>
    public void Hold(TimeSpan wait)
    {
        var until = time.GetUtcNow() + (wait < LongestHold ? wait : LongestHold);
        lock (gate)
        {
            heldUntil = Later(heldUntil, until);
        }
    }

    private TimeSpan Reserve(TimeSpan step)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            next = Later(next, now - (step * Burst)) + step;
            return Later(next, heldUntil) - now;
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
