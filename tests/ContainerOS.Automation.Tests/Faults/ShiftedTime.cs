namespace ContainerOS.Automation.Tests.Faults;

/// <summary>A clock that goes with another, and tells another time.</summary>
/// <param name="other">The other.</param>
/// <param name="ahead">How far it is ahead; less than zero for behind.</param>
internal sealed class ShiftedTime(TimeProvider other, TimeSpan ahead) : TimeProvider
{
    public override long TimestampFrequency => other.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => other.GetUtcNow() + ahead;

    public override long GetTimestamp() => other.GetTimestamp();
}
