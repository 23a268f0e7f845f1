namespace ContainerOS.Emulator.Clock;

/// <summary>The clock of the account: it continues from the end of the last run, at a multiple of real time.</summary>
internal sealed class EmulatedClock(TimeProvider time, double speed, long startMilliseconds)
{
    private readonly long started = time.GetTimestamp();

    /// <summary>Emulated milliseconds since the Unix epoch.</summary>
    internal long Now => startMilliseconds + (long)(time.GetElapsedTime(started).TotalMilliseconds * speed);

    /// <summary>A time in the format of ACK.</summary>
    internal static string Text(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-ddTHH:mm:sszzz");
}
