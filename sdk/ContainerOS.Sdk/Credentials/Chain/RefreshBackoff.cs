namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>How long a source that failed is left alone: one second, doubled with each failure in a row up to a minute. The numbers are ours.</summary>
/// <param name="time">The clock.</param>
internal sealed class RefreshBackoff(TimeProvider time)
{
    private const int MostDoublings = 6;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly Lock gate = new();
    private DateTimeOffset until;
    private int failures;
    private Exception? fault;

    /// <summary>The fault of the last question while it is too early for another; null when one may be asked.</summary>
    public Exception? Fault
    {
        get
        {
            lock (gate)
            {
                return time.GetUtcNow() < until ? fault : null;
            }
        }
    }

    public void Succeeded()
    {
        lock (gate)
        {
            (failures, until, fault) = (0, default, null);
        }
    }

    public void Failed(Exception why)
    {
        lock (gate)
        {
            var pause = TimeSpan.FromSeconds(1 << Math.Min(failures++, MostDoublings));
            (until, fault) = (time.GetUtcNow() + (pause < Longest ? pause : Longest), why);
        }
    }
}
