namespace ContainerOS.Sdk.Tests.Following;

/// <summary>The end of a task of ten minutes is seen soon, with a quarter of the calls of one who looks every five seconds.</summary>
public sealed class EconomyTests
{
    private const int Tasks = 60;
    private const int Nodes = 10;
    private readonly Random random = new(7);

    [Theory]
    [InlineData("create")]
    [InlineData("upgrade")]
    public async Task Follow_TasksThatTakeAboutAsLongEachTime_NineteenOfTwentyEndsAreSeenWithinTwoSeconds(string kind)
    {
        var seen = await FollowAsync(kind, spread: 0.05);

        Assert.True(Percentile(seen, 0.95) <= 2, $"p95 {Percentile(seen, 0.95)} s");
        AssertAQuarter(seen);
    }

    [Theory]
    [InlineData("create", 3)]
    [InlineData("upgrade", 2)]
    public async Task Follow_TasksWhosePartsVaryByAThird_HalfOfTheEndsAreSeenSoonForTheSameCalls(string kind, double seconds)
    {
        var seen = await FollowAsync(kind, spread: 0.3);

        Assert.True(Percentile(seen, 0.5) <= seconds, $"p50 {Percentile(seen, 0.5)} s");
        AssertAQuarter(seen);
    }

    [Fact]
    public async Task Follow_FirstTaskEver_IsSeenToEndWithinHalfAMinute()
    {
        var seen = await new FollowedCourse().FollowAsync(now => Create(now, 0.3), TestContext.Current.CancellationToken);

        Assert.InRange(seen.Lag, TimeSpan.Zero, TimeSpan.FromSeconds(31));
    }

    private static void AssertAQuarter(IReadOnlyList<Followed> seen)
    {
        Assert.True(seen.Sum(one => one.Looks) <= seen.Sum(one => one.LooksOfAPoller) / 4);
        Assert.All(seen.Where(one => one.Length >= TimeSpan.FromMinutes(10)), one => Assert.True(one.Looks <= one.LooksOfAPoller / 4 + 1, $"{one}"));
    }

    private static double Percentile(IReadOnlyList<Followed> seen, double share) =>
        seen.Select(one => one.Lag.TotalSeconds).Order().ElementAt((int)(seen.Count * share));

    private async Task<IReadOnlyList<Followed>> FollowAsync(string kind, double spread)
    {
        var course = new FollowedCourse();
        List<Followed> seen = [];
        for (var i = 0; i < Tasks; i++)
        {
            seen.Add(await course.FollowAsync(now => kind == "create" ? Create(now, spread) : Upgrade(now, spread), TestContext.Current.CancellationToken));
        }

        return seen;
    }

    private SimulatedTask Create(DateTimeOffset now, double spread) =>
        new("create", now, [("prepare", About(20, spread)), ("instances", About(120, spread)), ("initialize", About(300, spread)), ("wait", About(160, spread))], []);

    /// <summary>Node after node, each told when it is done; the task ends a little after the last.</summary>
    private SimulatedTask Upgrade(DateTimeOffset now, double spread)
    {
        var each = Enumerable.Range(0, Nodes).Select(_ => About(58, spread)).ToArray();
        var done = each.Select((_, node) => 10 + each.Take(node + 1).Sum()).ToArray();
        return new("upgrade", now, [("prepare", 10), ("upgrade", done[^1] - 8)], done);
    }

    private double About(double seconds, double spread) => seconds * (1 - spread + (2 * spread * random.NextDouble()));
}
