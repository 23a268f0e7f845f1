namespace ContainerOS.Sdk.Transport;

/// <summary>
/// What all calls of a client may spend on retries together, so that a service in trouble is not met by five times the load:
/// 20 retries to begin with, and one more for every ten replies that succeed. Both numbers are ours.
/// </summary>
internal sealed class RetryBudget
{
    // Counted in tenths of a retry, so that the gain of one reply is a whole number.
    private const int Full = 200;
    private const int Cost = 10;
    private int tenths = Full;

    /// <summary>Takes one retry; false when there is none left.</summary>
    public bool TryTake() => Change(-Cost);

    /// <summary>A reply succeeded.</summary>
    public void Refill() => Change(1);

    private bool Change(int by)
    {
        for (var seen = Volatile.Read(ref tenths); ; )
        {
            var next = Math.Min(seen + by, Full);
            if (next < 0)
            {
                return false;
            }

            var found = Interlocked.CompareExchange(ref tenths, next, seen);
            if (found == seen)
            {
                return true;
            }

            seen = found;
        }
    }
}
