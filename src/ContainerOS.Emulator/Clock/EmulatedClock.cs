namespace ContainerOS.Emulator.Clock;

/// <summary>The account's own time: it begins where the last run ended and runs faster than real time by a factor.</summary>
internal sealed class EmulatedClock(TimeProvider time, double speed, long begunMilliseconds)
{
    private readonly long started = time.GetTimestamp();

    /// <summary>Emulated milliseconds since the Unix epoch.</summary>
    internal long Now => begunMilliseconds + (long)(time.GetElapsedTime(started).TotalMilliseconds * speed);

    /// <summary>A moment as the API writes it.</summary>
    internal static string Text(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-ddTHH:mm:sszzz");
}
