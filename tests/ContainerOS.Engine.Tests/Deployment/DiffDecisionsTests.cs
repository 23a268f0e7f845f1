using ContainerOS.Engine.Deployment;
using ContainerOS.Engine.State;
using ContainerOS.Engine.Steps;
using ContainerOS.Engine.Tests.Recording;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Tests.Deployment;

/// <summary>What the engine makes of the answer to Diff (pulumi/pulumi <c>diffResource</c> and <c>applyReplaceOnChanges</c>).</summary>
public sealed class DiffDecisionsTests
{
    [Theory]
    [InlineData("""{"a": 1, "b": 1}""", """{"a": 1, "b": 2, "B": 1}""", DiffChanges.Some, "B b")]
    [InlineData("""{"a": 1, "b": 1}""", """{"a": 1}""", DiffChanges.Some, "b")]
    [InlineData("""{"a": {"$": 1}}""", """{"a": 1}""", DiffChanges.None, "")]
    public void AnswerThatDoesNotSay_IsDecidedByTheInputs(string old, string next, DiffChanges changes, string properties)
    {
        var diff = DiffDecisions.Interpret(
            new DiffResult(DiffChanges.Unknown) { DeleteBeforeReplace = true },
            Sample.Map(old),
            Sample.Map(next)
        );

        Assert.Equal((changes, properties, true), (diff.Changes, string.Join(' ', diff.Diffs), diff.DeleteBeforeReplace));
    }

    [Theory]
    [InlineData(DiffChanges.None)]
    [InlineData(DiffChanges.Some)]
    public void AnswerThatSays_Counts(DiffChanges changes)
    {
        var diff = new DiffResult(changes);

        Assert.Same(diff, DiffDecisions.Interpret(diff, PropertyMap.Empty, Sample.Map("""{"a": 1}""")));
    }

    [Theory]
    [InlineData("", "", false)]
    [InlineData("a", "", true)]
    [InlineData("", "UpdateReplace", true)]
    [InlineData("", "Update", false)]
    public void Replacement_IsAsPropertyOrAsKindOfADetail(string replaces, string detail, bool isReplacement)
    {
        var diff = new DiffResult(DiffChanges.Some)
        {
            Replaces = replaces.Length > 0 ? [replaces] : [],
            DetailedDiff =
                detail.Length > 0
                    ? new Dictionary<string, PropertyDiff>
                    {
                        ["x"] = new(PropertyDiffKind.Add, false),
                        ["y"] = new(Enum.Parse<PropertyDiffKind>(detail), false),
                    }
                    : null,
        };

        Assert.Equal(isReplacement, DiffDecisions.IsReplacement(diff));
    }

    [Theory]
    [InlineData("a", "a AddReplace, b Delete, c.d Update, e UpdateReplace", "a z")]
    [InlineData("b c", "a Add, b DeleteReplace, c.d UpdateReplace, e UpdateReplace", "b z")]
    [InlineData("c.x e", "a Add, b Delete, c.d Update, e UpdateReplace", "z")]
    [InlineData("*", "a AddReplace, b DeleteReplace, c.d UpdateReplace, e UpdateReplace", "a b z")]
    public void ReplaceOnChanges_MakesReplacementsOfItsProperties(string paths, string details, string replaces)
    {
        var diff = new DiffResult(DiffChanges.Some)
        {
            Diffs = ["a", "b", "z"],
            Replaces = ["z"],
            DetailedDiff = new Dictionary<string, PropertyDiff>
            {
                ["a"] = new(PropertyDiffKind.Add, true),
                ["b"] = new(PropertyDiffKind.Delete, true),
                ["c.d"] = new(PropertyDiffKind.Update, true),
                ["e"] = new(PropertyDiffKind.UpdateReplace, true),
            },
        };

        var decided = DiffDecisions.ApplyReplaceOnChanges(diff, Paths(paths), hasInitErrors: false);

        Assert.Equal(details, string.Join(", ", decided.DetailedDiff!.Select(entry => $"{entry.Key} {entry.Value.Kind}")));
        Assert.Equal(replaces.Split(' ').Order(), decided.Replaces.Order());
    }

    [Theory]
    [InlineData(DiffChanges.None, false, "*", DiffChanges.None, "")]
    [InlineData(DiffChanges.None, true, "a", DiffChanges.None, "")]
    [InlineData(DiffChanges.None, true, "*", DiffChanges.Some, "#initerror")]
    [InlineData(DiffChanges.Some, true, "*", DiffChanges.Some, "#initerror")]
    [InlineData(DiffChanges.Some, false, "*", DiffChanges.Some, "")]
    public void ReplaceOnChanges_OfEverything_ReplacesWhatIsIncomplete(
        DiffChanges changes,
        bool hasInitErrors,
        string paths,
        DiffChanges decided,
        string replaces
    )
    {
        var diff = DiffDecisions.ApplyReplaceOnChanges(new DiffResult(changes), Paths(paths), hasInitErrors);

        Assert.Equal((decided, replaces), (diff.Changes, string.Join(' ', diff.Replaces)));
        Assert.Null(diff.DetailedDiff);
    }

    [Fact]
    public void NoChange_ShowsNoProperties()
    {
        var old = new ResourceState("u", "t") { Inputs = Sample.Map("""{"a": 1}""") };

        Assert.Empty(DiffDecisions.Changes(new DiffResult(DiffChanges.None), old, PropertyMap.Empty));
        Assert.Single(DiffDecisions.Changes(new DiffResult(DiffChanges.Some), old, PropertyMap.Empty));
        Assert.Equal(
            new PropertyChange("id", PropertyChangeKind.Update, null, "why", NeedsReplace: true),
            Assert.Single(DiffDecisions.Explain("id", "why"))
        );
    }

    private static IReadOnlyList<PropertyPath> Paths(string texts) => [.. texts.Split(' ').Select(PropertyPath.Parse)];
}
