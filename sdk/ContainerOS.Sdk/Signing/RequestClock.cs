using System.Globalization;

namespace ContainerOS.Sdk.Signing;

/// <summary>The clock that requests are stamped with: this machine's, until the service says that it is off.</summary>
/// <param name="time">This machine's clock.</param>
internal sealed class RequestClock(TimeProvider time)
{
    private long skewTicks;

    /// <summary>The time of day, as requests carry it.</summary>
    public string Stamp() =>
        time.GetUtcNow()
            .AddTicks(Interlocked.Read(ref skewTicks))
            .UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Sets the clock by the service's.</summary>
    /// <returns>How far that is ahead of this machine's.</returns>
    public TimeSpan SyncWith(DateTimeOffset server)
    {
        var skew = server - time.GetUtcNow();
        Interlocked.Exchange(ref skewTicks, skew.Ticks);
        return skew;
    }
}
