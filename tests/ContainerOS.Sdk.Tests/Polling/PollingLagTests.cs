namespace ContainerOS.Sdk.Tests.Polling;

/// <summary>How soon the end of a task of ten minutes is seen, and with how many calls, over hundreds of tasks.</summary>
public sealed class PollingLagTests(ITestOutputHelper output)
{
    private const int Remembered = 32;
    private const int Counted = 200;
    private readonly Random random = new(20261123);
    private readonly PollingSimulation simulation = PollingSimulation.WithEstimates();

    [Theory]
    [InlineData("scale-out", 0.1, 0)]
    [InlineData("scale-out", 0.1, 20)]
    [InlineData("scale-out", 0.1, -20)]
    [InlineData("even", 0.1, 0)]
    [InlineData("rolling", 0.1, 0)]
    [InlineData("rolling", 0.1, -20)]
    [InlineData("single", 0.02, 0)]
    public void Follow_KnownKindOfTask_IsSeenWithinTwoSecondsWithAQuarterOfTheCalls(string shape, double scatter, int clockOffsetMinutes)
    {
        simulation.Follow(Remembered, begun => Make(shape, scatter, begun, clockOffsetMinutes));
        simulation.Follow(Counted, begun => Make(shape, scatter, begun, clockOffsetMinutes));

        Assert.InRange(simulation.LagP95, 0, 2);
        Assert.InRange(simulation.MostCalls, 0, 0.25);
    }

    [Theory]
    [InlineData("even", 0)]
    [InlineData("rolling", 0.05)]
    public void Follow_FirstTaskOfItsKindWithEvenProgress_IsSeenAsSoon(string shape, double scatter)
    {
        for (var i = 0; i < Counted; i++)
        {
            var fresh = PollingSimulation.WithEstimates();
            fresh.Follow(1, begun => Make(shape, scatter, begun, 0));

            Assert.InRange(fresh.LagP95, 0, 2.5);
            Assert.InRange(fresh.MostCalls, 0, 0.25);
        }
    }

    [Theory]
    [InlineData(20)]
    [InlineData(200)]
    public void Follow_EmulatorWithAFastClock_IsSeenByOurClock_AlsoAfterEarlierTasks(double speed)
    {
        simulation.Follow(Remembered, Next);
        simulation.Follow(Counted, Next);

        Assert.InRange(simulation.LagP95, 0, 3);

        SimulatedTask Next(DateTimeOffset begun) =>
            new("scale-out", begun, [.. Stages(0.1, 20, 100, 300, 180).Select(stage => stage / speed)], []) { ClockSpeed = speed };
    }

    [Theory]
    [InlineData("scale-out", 0.3)]
    [InlineData("rolling", 0.3)]
    [InlineData("single", 0.5)]
    [InlineData("wild", 0.5)]
    public void Follow_UnpredictableEnd_TakesAboutAQuarterOfTheCallsAndIsSeenWithinHalfAMinute(string shape, double scatter)
    {
        simulation.Follow(Remembered, begun => Make(shape, scatter, begun, 0));
        simulation.Follow(Counted, begun => Make(shape, scatter, begun, 0));

        Assert.InRange(simulation.LagP95, 0, 30);
        Assert.InRange(simulation.MostCalls, 0, 0.26);
    }

    /// <summary>Why there are estimates (docs/adr/0018): the numbers there are printed here.</summary>
    [Theory]
    [InlineData("scale-out", 0.1)]
    [InlineData("rolling", 0.1)]
    [InlineData("wild", 0.5)]
    public void Estimates_ComparedWithPlainSchedules_SaveCallsOrLag(string shape, double scatter)
    {
        PollingSimulation Run(PollingSimulation client, int tasks)
        {
            client.Follow(tasks, begun => Make(shape, scatter, begun, 0));
            return client;
        }

        simulation.Follow(Remembered, begun => Make(shape, scatter, begun, 0));
        var estimated = Run(simulation, Counted);
        // A schedule that learns nothing needs fewer tasks for its average.
        var sameCalls = Run(PollingSimulation.Plain(PollingSchedule.Default with { MaxDelay = TimeSpan.FromSeconds(25) }), Counted / 4);
        var standard = Run(PollingSimulation.Plain(PollingSchedule.Default), Counted / 4);
        var sameLag = Run(PollingSimulation.Plain(PollingSchedule.Default with { MaxDelay = TimeSpan.FromSeconds(2) }), Counted / 4);
        foreach (
            var (name, client) in new[]
            {
                ("estimates", estimated),
                ("up to 25 s", sameCalls),
                ("up to 15 s", standard),
                ("up to 2 s", sameLag),
            }
        )
        {
            output.WriteLine($"{shape} | {name} | {client.MeanReads:0.0} calls a task | lag p95 {client.LagP95:0.0} s");
        }

        Assert.True(estimated.MeanReads < sameCalls.MeanReads * 1.1);
        Assert.True(estimated.MeanReads * 5 < sameLag.MeanReads);
        if (shape != "wild")
        {
            Assert.True(estimated.LagP95 * 6 < sameCalls.LagP95);
        }
    }

    private SimulatedTask Make(string shape, double scatter, DateTimeOffset begun, int clockOffsetMinutes)
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
        return new(shape, begun, stages, nodes) { ClockOffset = TimeSpan.FromMinutes(clockOffsetMinutes) };
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
