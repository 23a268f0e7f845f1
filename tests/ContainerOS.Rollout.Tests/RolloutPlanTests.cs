namespace ContainerOS.Rollout.Tests;

/// <summary>A plan names every node once, keeps zones apart, and is the same for the same pool.</summary>
public sealed class RolloutPlanTests
{
    private static readonly RolloutNode[] Nodes =
    [
        .. Enumerable.Range(0, 10).Select(number => new RolloutNode($"a-{number}", "zone-a", "old", number != 0)),
        .. Enumerable.Range(0, 4).Select(number => new RolloutNode($"b-{number}", "zone-b", "old", true)),
        new RolloutNode("b-done", "zone-b", "new", true),
    ];

    [Fact]
    public void Create_NamesEachOldNodeOnce_InBatchesOfOneZone_CanaryFirst()
    {
        var plan = Plan(new RolloutOptions { Canary = 2, MaxParallelism = 3 });

        Assert.Equal(Nodes.Where(node => node.ImageId == "old").Select(node => node.Name).Order(), plan.Nodes.Order());
        Assert.Equal([2, 3, 3, 2, 3, 1], plan.Batches.Select(batch => batch.Nodes.Length));
        Assert.All(
            plan.Batches,
            batch => Assert.All(batch.Nodes, node => Assert.StartsWith(batch.Zone[^1..], node, StringComparison.Ordinal))
        );
        Assert.DoesNotContain("a-0", plan.Batches[0].Nodes); // It is not Ready, and would say nothing about the image.
    }

    [Fact]
    public void Expected_GrowsWithBatchSizeAndSoak_AndTheP90IsAboveTheMedian()
    {
        var one = Plan(new RolloutOptions()).Batches[1].Expected;
        var five = Plan(new RolloutOptions { MaxParallelism = 5 }).Batches[1].Expected;
        var soaked = Plan(new RolloutOptions { Soak = TimeSpan.FromMinutes(5) }).Batches[1].Expected;

        Assert.True(one.P50 < one.P90);
        Assert.True(one.P50 < five.P50 && five.P50 <= five.P90);
        Assert.Equal(one.P50 + TimeSpan.FromMinutes(5), soaked.P50);
    }

    [Fact]
    public void File_IsReadBackAsTheSamePlan_AndASecondPlanIsTheSameText()
    {
        var plan = Plan(
            new RolloutOptions
            {
                Canary = 2,
                MaxParallelism = 3,
                MaxFailedNodes = 1,
                Pause = RolloutPauses.FirstBatch,
                Checks = [new HttpRolloutCheck(new Uri("https://example.com/health"), 204), new CommandRolloutCheck(["curl", "-f", "a b"])],
            }
        );
        var after = new DateTimeOffset(2026, 11, 30, 12, 0, 1, TimeSpan.Zero);
        plan = plan with { PlannedAfter = after };
        var text = RolloutPlanFile.Write(plan);

        Assert.Equal(after, RolloutPlanFile.Read(text).PlannedAfter);
        Assert.Equal(text, RolloutPlanFile.Write(RolloutPlanFile.Read(text)));
        Assert.Equal(text, RolloutPlanFile.Write(Plan(plan.Options) with { PlannedAfter = after }));
        Assert.Equal(plan.Digest, RolloutPlanFile.Read(text).Digest);
    }

    [Fact]
    public void File_OfAPlanWithoutBatches_IsReadBack() =>
        Assert.Empty(
            RolloutPlanFile.Read(RolloutPlanFile.Write(RolloutPlan.Create(("c", "np"), "old", "new", [], new RolloutOptions()))).Batches
        );

    [Theory]
    [InlineData("", "not a plan")]
    [InlineData("[]", "not a plan")]
    [InlineData("{}", "format (none)")]
    [InlineData("{\"format\": 2}", "format 2")]
    [InlineData("{\"format\": 1}", "no valid 'options'")]
    [InlineData("{\n\"format\": 1,\n", "broken at line 3")]
    public void Read_BrokenFile_SaysWhatIsWrong(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => RolloutPlanFile.Read(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("\"a-1\"", "\"a-7x\"", "was edited")]
    [InlineData("\"checks\": []", "\"checks\": [{\"command\": [\"true\"]}]", "was edited")]
    [InlineData("\"checks\": []", "\"checks\": [{\"command\": []}]", "command of a check is empty")]
    [InlineData("\"checks\": []", "\"checks\": [{\"http\": {\"url\": \"file:///etc\", \"expectStatus\": 200}}]", "not an http address")]
    [InlineData("\"maxParallelism\": 3", "\"maxParallelism\": 9", "was edited")]
    [InlineData("\"maxParallelism\": 3", "\"maxParallelism\": 11", "1 to 10 nodes")]
    [InlineData("\"number\": 2", "\"number\": 5", "not numbered from 1")]
    [InlineData("\"pause\": \"never\"", "\"pause\": \"sometimes\"", "not a plan")]
    public void Read_EditedFile_IsRefused(string right, string wrong, string message)
    {
        var text = RolloutPlanFile.Write(Plan(new RolloutOptions { Canary = 2, MaxParallelism = 3 }));
        var edited = text.Replace(right, wrong, StringComparison.Ordinal);

        Assert.NotEqual(text, edited);
        Assert.Contains(message, Assert.Throws<FormatException>(() => RolloutPlanFile.Read(edited)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(11, 1, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(1, 11, 0)]
    [InlineData(1, 1, -1)]
    public void Create_OptionOutOfBounds_IsRefused(int canary, int parallelism, int failed) =>
        Assert.Throws<ArgumentException>(() =>
            Plan(
                new RolloutOptions
                {
                    Canary = canary,
                    MaxParallelism = parallelism,
                    MaxFailedNodes = failed,
                }
            )
        );

    private static RolloutPlan Plan(RolloutOptions options) => RolloutPlan.Create(("c1", "np1"), "old", "new", Nodes, options);
}
