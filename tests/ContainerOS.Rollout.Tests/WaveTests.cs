namespace ContainerOS.Rollout.Tests;

public sealed class WaveTests
{
    private static readonly WaveGateCondition Condition = new(MinReadyPercent: 75, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(5));

    [Fact]
    public void Create_ThreeWaves_EachWaitsForTheGateBefore()
    {
        var plan = WavePlan.Create("shop", [new("canary", ["a"]), new("eu", ["a", "b"]), new("us", ["a"])]);

        Assert.Equal([null, "shop-canary", "shop-eu"], plan.Waves.Select(wave => wave.After));
        Assert.Equal(["shop-eu-a", "shop-eu-b"], plan.Waves[1].Pools.Select(pool => pool.Name));
    }

    [Fact]
    public void Create_WavesWithAProblem_Throws() =>
        Assert.Throws<ArgumentException>(() => WavePlan.Create("shop", [new("a", ["x"]), new("a", ["y"])]));

    [Theory]
    [InlineData(2, 4, 0, null, null, WaveGateStep.Wait)]
    [InlineData(3, 4, 0, null, null, WaveGateStep.Soak)]
    [InlineData(3, 4, 9, 4, null, WaveGateStep.Pass)]
    [InlineData(3, 4, 8, 4, null, WaveGateStep.Soak)]
    [InlineData(2, 4, 8, 4, null, WaveGateStep.Fail)]
    [InlineData(2, 4, 10, null, null, WaveGateStep.Fail)]
    [InlineData(4, 4, 3, null, "GET http://x answers 200, but it answered 500", WaveGateStep.Wait)]
    [InlineData(4, 4, 10, null, "GET http://x answers 200, but it answered 500", WaveGateStep.Fail)]
    [InlineData(4, 4, 5, 4, "GET http://x answers 200, but it answered 500", WaveGateStep.Fail)]
    [InlineData(4, 4, 12, null, null, WaveGateStep.Soak)]
    [InlineData(0, 0, 0, null, null, WaveGateStep.Soak)]
    public void After_Observation_IsTheNextStep(int ready, int total, int minute, int? metAt, string? problem, WaveGateStep step)
    {
        var seen = new WaveGateObservation(
            TimeSpan.FromMinutes(minute),
            metAt is { } since ? TimeSpan.FromMinutes(since) : null,
            ready,
            total
        )
        {
            Problem = problem,
        };

        Assert.Equal(step, WaveGateDecision.After(Condition, seen).Step);
    }

    [Fact]
    public void After_FailureWhileSoaking_SaysHowLongItHeld()
    {
        var seen = new WaveGateObservation(TimeSpan.FromMinutes(8), TimeSpan.FromMinutes(4), 1, 4);

        Assert.Equal("1 of 4 nodes ready, 4 min after the condition was met", WaveGateDecision.After(Condition, seen).Evidence);
    }

    [Fact]
    public void After_BrokenPool_FailsAtOnce() =>
        Assert.Equal(
            new WaveGateDecision(WaveGateStep.Fail, "the pool is gone"),
            WaveGateDecision.After(Condition, new(TimeSpan.Zero, null, 4, 4) { Broken = "the pool is gone" })
        );
}
