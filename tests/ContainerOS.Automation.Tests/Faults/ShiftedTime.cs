namespace ContainerOS.Automation.Tests.Faults;

/// <summary>A clock with a constant difference to another clock.</summary>
/// <param name="other">The other clock.</param>
/// <param name="offset">The difference; negative if this clock is behind.</param>
internal sealed class ShiftedTime(TimeProvider other, TimeSpan offset) : TimeProvider
{
    public override long TimestampFrequency => other.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => other.GetUtcNow() + offset;

    public override long GetTimestamp() => other.GetTimestamp();
}
