namespace ContainerOS.Emulator.Time;

/// <summary>
/// The clock of an account. It continues from the end of the last run, at a multiple of real time, or is stepped: then it moves only on
/// request, and nothing happens meanwhile.
/// </summary>
internal sealed class VirtualClock
{
    /// <summary>The longest step, in milliseconds: 10 years.</summary>
    internal const long LongestStep = 10L * 365 * 24 * 3_600_000;

    /// <summary>The highest speed that can be set while it runs: 10 years pass in 5 minutes.</summary>
    internal const double HighestSpeed = 1_000_000;

    private readonly TimeProvider time;
    private readonly Lock setting = new();
    private Pace pace;
    private long stepped;

    /// <summary>Creates a clock.</summary>
    /// <param name="time">The real clock.</param>
    /// <param name="speed">The emulated time per real time; 0 for a stepped clock.</param>
    /// <param name="origin">Its first time, in milliseconds since the Unix epoch.</param>
    internal VirtualClock(TimeProvider time, double speed, long origin)
    {
        this.time = time;
        pace = new Pace(speed, origin, time.GetTimestamp());
    }

    /// <summary>The emulated time per real time; 0 for a stepped clock.</summary>
    internal double Speed => Volatile.Read(ref pace).Speed;

    internal bool IsStepped => Speed == 0;

    /// <summary>Emulated milliseconds since the Unix epoch.</summary>
    internal long Now => Volatile.Read(ref pace).At(time) + Interlocked.Read(ref stepped);

    /// <summary>Moves the clock forward.</summary>
    internal void Advance(long milliseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds);
        Interlocked.Add(ref stepped, milliseconds);
    }

    /// <summary>Goes on from the present moment at another speed; 0 makes it a stepped clock.</summary>
    internal void SetSpeed(double speed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(speed);
        lock (setting)
        {
            Volatile.Write(ref pace, new Pace(speed, pace.At(time), time.GetTimestamp()));
        }
    }

    /// <summary>How the clock runs from a moment on, without steps.</summary>
    /// <param name="Speed">The emulated time per real time.</param>
    /// <param name="Origin">The emulated moment.</param>
    /// <param name="Since">The same moment of the real clock.</param>
    private sealed record Pace(double Speed, long Origin, long Since)
    {
        internal long At(TimeProvider time) => Origin + (Speed == 0 ? 0 : (long)(time.GetElapsedTime(Since).TotalMilliseconds * Speed));
    }
}
