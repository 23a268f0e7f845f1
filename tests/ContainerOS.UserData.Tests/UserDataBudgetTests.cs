using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.UserData.Tests;

public sealed class UserDataBudgetTests
{
    [Fact]
    public void Of_AnyModel_CountsTheBytesThatAreComposed()
    {
        var bootstrap = Bootstrap(File(100), File(5000));
        var budget = UserDataBudget.Of(bootstrap)!;
        var composed = UserDataComposer.Compose(bootstrap);

        Assert.Equal((0, composed.AfterJoinBytes), (budget.BeforeJoin.Bytes, budget.AfterJoin.Bytes));
        Assert.Equal(30 * 1024, budget.AfterJoin.Limit);
        Assert.Equal(4900, budget.AfterJoin.Steps[0].Bytes - budget.AfterJoin.Steps[1].Bytes);
        Assert.Equal(
            composed.AfterJoinBytes,
            UserDataComposer.Compose(Bootstrap(File(100))).AfterJoinBytes + budget.AfterJoin.Steps[0].Bytes
        );
    }

    [Fact]
    public void Message_OverTheLimit_NamesTheHeaviestStepsFirst()
    {
        var budget = UserDataBudget.Of(Bootstrap(File(10), File(20_000), new BootstrapStep { Script = "true\n" }, File(15_000)))!;

        Assert.True(budget.AfterJoin.IsOver);
        Assert.Matches(
            @"^the afterJoin containers come to \d+ bytes of user data, and 30720 are allowed; the largest steps: "
                + @"bootstrap\[0\]\.steps\[1\] \(file\) \d+ bytes, bootstrap\[0\]\.steps\[3\] \(file\) \d+ bytes, bootstrap\[0\]\.steps\[",
            budget.AfterJoin.Message
        );
    }

    [Fact]
    public void Message_WithinTheLimit_NamesNoStep()
    {
        var budget = UserDataBudget.Of(Bootstrap(File(10)), margin: 0)!;

        Assert.Matches(@"^the afterJoin containers come to \d+ bytes of user data, and 32768 are allowed$", budget.AfterJoin.Message);
    }

    [Fact]
    public void Of_Packed_WeighsWhatIsSent() =>
        Assert.True(UserDataBudget.Of(Bootstrap(File(20_000)), packing: ContentPacking.Gzip)!.AfterJoin.Steps[0].Bytes < 1000);

    [Fact]
    public void Of_PathsAreThoseOfTheProgram_WhateverThePhases()
    {
        var one = new BootstrapContainer
        {
            Name = "a",
            Phase = BootstrapPhase.AfterJoin,
            Steps = ValueList<BootstrapStep>.Of(File(1)),
        };
        var budget = UserDataBudget.Of(ValueList<BootstrapContainer>.Of(one, one with { Phase = BootstrapPhase.BeforeJoin }, one))!;

        Assert.Equal(["bootstrap[0].steps[0]", "bootstrap[2].steps[0]"], budget.AfterJoin.Steps.Select(step => step.Path));
        Assert.Equal(["bootstrap[1].steps[0]"], budget.BeforeJoin.Steps.Select(step => step.Path));
    }

    [Fact]
    public void Of_AnUnknownValue_IsNotKnown() =>
        Assert.Null(UserDataBudget.Of(Bootstrap(new BootstrapStep { Script = Value<string>.Unknown() })));

    [Theory]
    [InlineData(-1)]
    [InlineData(32 * 1024)]
    public void Of_AMarginThatLeavesNothing_IsRefused(int margin) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => UserDataBudget.Of(Bootstrap(), margin));

    private static BootstrapStep File(int length) =>
        new()
        {
            File = new FileStep { Path = "/opt/x", Content = new string('x', length) },
        };

    private static ValueList<BootstrapContainer> Bootstrap(params BootstrapStep[] steps) =>
        ValueList<BootstrapContainer>.Of(
            new BootstrapContainer
            {
                Name = "t",
                Phase = BootstrapPhase.AfterJoin,
                Steps = ValueList<BootstrapStep>.Of(steps.Select(step => (Value<BootstrapStep>)step)),
            }
        );
}
