using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.UserData.Tests.Random;

namespace ContainerOS.UserData.Tests;

public sealed class UserDataDiffTests
{
    private static readonly BootstrapStep A = File("/a", "one\n");
    private static readonly BootstrapStep B = new() { Script = "true\n" };
    private static readonly BootstrapStep C = new()
    {
        Sysctl = ValueMap<string>.Of(KeyValuePair.Create("vm.swappiness", (Value<string>)"1")),
    };

    [Fact]
    public void Of_TheSame_IsNothing() => Assert.Empty(Diff([Of("x", A, B, C)], Of("x", A, B, C)));

    [Fact]
    public void Of_AStepInFront_IsOneAddition_NotAChangeOfAll()
    {
        var change = Assert.Single(Diff([Of("x", A, B, C)], Of("x", B with { Script = "first\n" }, A, B, C)));

        Assert.Equal((StepChangeKind.Added, "bootstrap[0].steps[0]", "script"), (change.Kind, change.Path, change.Step));
        Assert.Equal(new StepPropertyChange("bootstrap[0].steps[0].script", null, "first\n"), Assert.Single(change.Properties));
    }

    [Fact]
    public void Of_AContentThatChanged_NamesThePropertyOnly()
    {
        var change = Assert.Single(Diff([Of("x", B, A)], Of("x", B, File("/a", "two\n"))));

        Assert.Equal((StepChangeKind.Changed, "x"), (change.Kind, change.Container));
        Assert.Equal([new StepPropertyChange("bootstrap[0].steps[1].file.content", "one\n", "two\n")], change.Properties);
    }

    [Fact]
    public void Of_ASysctlMore_NamesItsKey() =>
        Assert.Equal(
            [new StepPropertyChange("bootstrap[0].steps[0].sysctl[\"net.core.somaxconn\"]", null, "1024")],
            Assert
                .Single(
                    Diff(
                        [Of("x", C)],
                        Of(
                            "x",
                            new BootstrapStep
                            {
                                Sysctl = ValueMap<string>.Of(
                                    C.Sysctl!.Entries.Append(KeyValuePair.Create("net.core.somaxconn", (Value<string>)"1024"))
                                ),
                            }
                        )
                    )
                )
                .Properties
        );

    [Fact]
    public void Of_ASecret_IsHiddenOnBothSides()
    {
        var change = Assert.Single(
            Diff([Of("x", File("/a", "old hush\n"))], Of("x", File("/a", Value<string>.Known("new hush\n", isSecret: true))))
        );

        Assert.Equal([new StepPropertyChange("bootstrap[0].steps[0].file.content", "[secret]", "[secret]")], change.Properties);
    }

    [Fact]
    public void Of_ASecretThatIsTheSame_IsNothing() =>
        Assert.Empty(Diff([Of("x", A)], Of("x", File("/a", Value<string>.Known("one\n", isSecret: true)))));

    [Fact]
    public void Of_AStepThatIsGone_ShowsTheSizeOfItsText_WhichMayBeSecret()
    {
        var change = Assert.Single(Diff([Of("x", A, B)], Of("x", B)));

        Assert.Equal((StepChangeKind.Removed, "bootstrap[0].steps[0]"), (change.Kind, change.Path));
        Assert.Contains(new StepPropertyChange("bootstrap[0].steps[0].file.content", "4 bytes", null), change.Properties);
        Assert.Contains(new StepPropertyChange("bootstrap[0].steps[0].file.path", "/a", null), change.Properties);
    }

    [Fact]
    public void Of_AnUnknownValue_IsShownAsUnknown() =>
        Assert.Equal(
            "[unknown]",
            Assert.Single(Assert.Single(Diff([Of("x", A)], Of("x", File("/a", Value<string>.Unknown())))).Properties).After
        );

    [Fact]
    public void Of_ContainersThatChangePlaces_MovesOne()
    {
        var change = Assert.Single(Diff([Of("x", A), Of("y", B)], Of("y", B), Of("x", A)));

        Assert.Equal((StepChangeKind.Moved, "bootstrap[1]", "x", null), (change.Kind, change.Path, change.Container, change.Step));
    }

    [Fact]
    public void Of_AnotherPhase_IsOneChange() =>
        Assert.Equal(
            [new StepPropertyChange("bootstrap[0].phase", "afterJoin", "beforeJoin")],
            Assert.Single(Diff([Of("x", A)], Of("x", A) with { Phase = BootstrapPhase.BeforeJoin })).Properties
        );

    [Fact]
    public void Of_AContainerThatIsGone_RemovesItsSteps() =>
        Assert.Equal(
            [StepChangeKind.Removed, StepChangeKind.Removed],
            Diff([Of("x", A), Of("y", B, C)], Of("x", A)).Select(change => change.Kind)
        );

    [Fact]
    public void Of_ASecretContainer_ShowsNothingOfIt()
    {
        var secret = ValueList<BootstrapContainer>.Of(Value<BootstrapContainer>.Known(Of("hush", File("/hush", "hush")), isSecret: true));

        Assert.DoesNotContain(
            "hush",
            string.Concat(
                UserDataDiff
                    .Of(ValueList<BootstrapContainer>.Of(), secret)
                    .SelectMany(change => change.Properties.Select(p => p.ToString()).Append(change.ToString()))
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Of_RandomModels_IsEmptyExactlyWhenTheyAreEqual()
    {
        for (var seed = 0; seed < 1500; seed++)
        {
            var model = Named(new RandomModel(seed).Containers());
            var other = Named(new RandomModel(seed + 1).Containers());

            Assert.Empty(Diff(model, [.. model]));
            Assert.Equal(model.SequenceEqual(other), Diff(model, [.. other]).Count == 0);
        }
    }

    [Fact]
    public void Of_AContainerWithoutSteps_IsShownAsAWhole()
    {
        Assert.Equal([(StepChangeKind.Added, "bootstrap[0]")], Diff([], Of("x")).Select(change => (change.Kind, change.Path)));
        Assert.Equal([(StepChangeKind.Removed, "bootstrap[0]")], Diff([Of("x")]).Select(change => (change.Kind, change.Path)));
    }

    /// <summary>Names are unique, as a rule requires. A missing list of steps equals an empty one.</summary>
    private static IReadOnlyList<BootstrapContainer> Named(IReadOnlyList<BootstrapContainer> model) =>
        [
            .. model.Select(
                (container, index) =>
                    container with
                    {
                        Name = $"c{index}",
                        Steps = ValueList<BootstrapStep>.Of(container.Steps?.Items ?? []),
                    }
            ),
        ];

    private static IReadOnlyList<StepChange> Diff(IReadOnlyList<BootstrapContainer> before, params BootstrapContainer[] after) =>
        UserDataDiff.Of(before, ValueList<BootstrapContainer>.Of(after.Select(container => (Value<BootstrapContainer>)container)));

    private static BootstrapContainer Of(string name, params BootstrapStep[] steps) =>
        new()
        {
            Name = name,
            Phase = BootstrapPhase.AfterJoin,
            Steps = ValueList<BootstrapStep>.Of(steps.Select(step => (Value<BootstrapStep>)step)),
        };

    private static BootstrapStep File(string path, Value<string> content) =>
        new()
        {
            File = new FileStep { Path = path, Content = content },
        };
}
