namespace ContainerOS.Emulator.Time;

/// <summary>
/// The clock of an account. It continues from the end of the last run, at a multiple of real time, or is stepped: then it moves only on
/// request, and nothing happens meanwhile.
/// </summary>
internal sealed class VirtualClock
{
    /// <summary>The longest step, in milliseconds: 10 years.</summary>
    internal const long LongestStep = 10L * 365 * 24 * 3_600_000;

    private readonly TimeProvider time;
    private readonly double speed;
    private readonly long started;
    private readonly long origin;
    private long stepped;

    /// <summary>Creates a clock.</summary>
    /// <param name="time">The real clock.</param>
    /// <param name="speed">The emulated time per real time; 0 for a stepped clock.</param>
    /// <param name="origin">Its first time, in milliseconds since the Unix epoch.</param>
    internal VirtualClock(TimeProvider time, double speed, long origin)
    {
        (this.time, this.speed, this.origin) = (time, speed, origin);
        started = time.GetTimestamp();
    }

    internal bool IsStepped => speed == 0;

    /// <summary>Emulated milliseconds since the Unix epoch.</summary>
    internal long Now =>
        origin + Interlocked.Read(ref stepped) + (IsStepped ? 0 : (long)(time.GetElapsedTime(started).TotalMilliseconds * speed));

    /// <summary>Moves the clock forward.</summary>
    internal void Advance(long milliseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds);
        Interlocked.Add(ref stepped, milliseconds);
    }
}
