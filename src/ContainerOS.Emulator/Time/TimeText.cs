using System.Globalization;

namespace ContainerOS.Emulator.Time;

/// <summary>Times in the formats of the services, whatever the culture of the process is.</summary>
internal static class TimeText
{
    private static readonly TimeSpan OffsetOfRegion = TimeSpan.FromHours(8);

    /// <summary>A time of ACK, in the time zone of the region.</summary>
    internal static string OfAck(long milliseconds) => InRegion(milliseconds, "yyyy-MM-ddTHH:mm:sszzz");

    /// <summary>A time of a task's stage: of the region's time zone, which it does not say.</summary>
    internal static string OfStage(long milliseconds) => InRegion(milliseconds, "yyyy-MM-dd HH:mm:ss");

    /// <summary>A time of ECS, in UTC.</summary>
    internal static string OfEcs(long milliseconds) => OfUtc(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

    /// <summary>A time of ECS, of its metadata or of STS, in UTC.</summary>
    internal static string OfUtc(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string InRegion(long milliseconds, string format) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToOffset(OffsetOfRegion).ToString(format, CultureInfo.InvariantCulture);
}
