using System.Globalization;
using ContainerOS.Emulator.Time;

namespace ContainerOS.Emulator.Tests;

/// <summary>Times on the wire, in a process whose culture writes them in another way.</summary>
public sealed class TimeTextTests
{
    [Fact]
    public void Times_AreThoseOfTheServices_InAnyCulture()
    {
        var (before, other) = (CultureInfo.CurrentCulture, (CultureInfo)CultureInfo.InvariantCulture.Clone());
        other.DateTimeFormat.TimeSeparator = ".";
        var moment = new DateTimeOffset(2026, 11, 29, 20, 5, 9, TimeSpan.Zero);
        try
        {
            CultureInfo.CurrentCulture = other;

            Assert.Equal("2026-11-30T04:05:09+08:00", TimeText.OfAck(moment.ToUnixTimeMilliseconds()));
            Assert.Equal("2026-11-30 04:05:09", TimeText.OfStage(moment.ToUnixTimeMilliseconds()));
            Assert.Equal("2026-11-29T20:05:09Z", TimeText.OfEcs(moment.ToUnixTimeMilliseconds()));
            Assert.Equal("2026-11-29T20:05:09Z", TimeText.OfUtc(moment));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
