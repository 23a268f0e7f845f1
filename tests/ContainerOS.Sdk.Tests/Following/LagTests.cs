namespace ContainerOS.Sdk.Tests.Following;

/// <summary>How soon the end of a ten-minute task is told, and for how many calls, over hundreds of tasks of random length.</summary>
public sealed class LagTests
{
    private const int Remembered = 32;
    private const int Counted = 200;
    private readonly Random random = new(20261123);
    private readonly FollowedDay day = new();

    [Theory]
    [InlineData("scale-out", 0.1, 0)]
    [InlineData("scale-out", 0.1, 20)]
    [InlineData("scale-out", 0.1, -20)]
    [InlineData("even", 0.1, 0)]
    [InlineData("rolling", 0.1, 0)]
    [InlineData("rolling", 0.1, -20)]
    [InlineData("single", 0.02, 0)]
    public void Follow_TaskOfAKnownKind_ToldWithinTwoSecondsForAQuarterOfTheCalls(string shape, double scatter, int clockAheadMinutes)
    {
        day.Follow(Remembered, begun => Make(shape, scatter, begun, clockAheadMinutes));
        day.Follow(Counted, begun => Make(shape, scatter, begun, clockAheadMinutes));

        Assert.InRange(day.LagP95, 0, 2);
        Assert.InRange(day.MostCalls, 0, 0.25);
    }

    [Theory]
    [InlineData("even", 0)]
    [InlineData("rolling", 0.05)]
    public void Follow_FirstOfItsKindThatGetsOnEvenly_ToldAsSoon(string shape, double scatter)
    {
        for (var i = 0; i < Counted; i++)
        {
            var fresh = new FollowedDay();
            fresh.Follow(1, begun => Make(shape, scatter, begun, 0));

            Assert.InRange(fresh.LagP95, 0, 2.5);
            Assert.InRange(fresh.MostCalls, 0, 0.25);
        }
    }

    [Theory]
    [InlineData("scale-out", 0.3)]
    [InlineData("rolling", 0.3)]
    [InlineData("single", 0.5)]
    [InlineData("wild", 0.5)]
    public void Follow_NobodyCanTellTheEnd_KeepsToAboutAQuarterOfTheCallsAndHalfAMinute(string shape, double scatter)
    {
        day.Follow(Remembered, begun => Make(shape, scatter, begun, 0));
        day.Follow(Counted, begun => Make(shape, scatter, begun, 0));

        Assert.InRange(day.LagP95, 0, 30);
        Assert.InRange(day.MostCalls, 0, 0.26);
    }

    private SimulatedTask Make(string shape, double scatter, DateTimeOffset begun, int clockAheadMinutes)
    {
        var nodes = shape == "rolling" ? Nodes(10, 58, scatter) : [];
        var stages = shape switch
        {
            "rolling" => [TimeSpan.FromSeconds(20), nodes[^1] + TimeSpan.FromSeconds(1)],
            "scale-out" => Stages(scatter, 20, 100, 300, 180),
            "wild" => Stages(scatter, 10, 90, 400, 100),
            "even" => Stages(scatter, 150, 150, 150, 150),
            _ => Stages(scatter, 600),
        };
        return new(shape, begun, stages, nodes) { ClockAhead = TimeSpan.FromMinutes(clockAheadMinutes) };
    }

    private TimeSpan[] Stages(double scatter, params double[] seconds) => [.. seconds.Select(length => Around(length, scatter))];

    private TimeSpan[] Nodes(int count, double seconds, double scatter)
    {
        var at = TimeSpan.Zero;
        return [.. Enumerable.Range(0, count).Select(_ => at += Around(seconds, scatter))];
    }

    private TimeSpan Around(double seconds, double scatter) =>
        TimeSpan.FromSeconds(seconds * (1 + (scatter * ((random.NextDouble() * 2) - 1))));
}
