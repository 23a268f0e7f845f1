namespace ContainerOS.Emulator.Time;

/// <summary>Times in the formats of the services.</summary>
internal static class TimeText
{
    /// <summary>A time of ACK, in the time zone of the region.</summary>
    internal static string OfAck(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-ddTHH:mm:sszzz");

    /// <summary>A time of a task's stage: of the region's time zone, which it does not say.</summary>
    internal static string OfStage(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss");

    /// <summary>A time of ECS, in UTC.</summary>
    internal static string OfEcs(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-ddTHH:mm:ssZ");
}
