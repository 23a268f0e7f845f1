using ContainerOS.Cli.Runs;
using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Views;
using ContainerOS.Engine;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Cli.Tests;

public sealed class RunReportWriterTests
{
    [Theory]
    [InlineData(true, "Plan: 2 unchanged, 1 to create in 1.5 s")]
    [InlineData(false, "Done: 2 unchanged, 1 created in 1.5 s")]
    public void Write_Totals_SayWhetherTheChangesWereMade(bool isPlan, string expected) =>
        Assert.Equal(expected, Written(isPlan, (StepOp.Create, 1), (StepOp.Same, 2)));

    [Fact]
    public void Write_NoChanges_SaysSo() => Assert.Equal("Done: no changes in 1.5 s", Written(isPlan: false));

    private static string Written(bool isPlan, params (StepOp Op, int Count)[] changes)
    {
        var result = new DeploymentResult(
            DeploymentOutcome.Succeeded,
            changes.ToDictionary(change => change.Op, change => change.Count),
            PropertyMap.Of(Array.Empty<(string, PropertyValue)>()),
            [],
            []
        );
        using var text = new StringWriter();
        new RunReportWriter(new SafeWriter(text, allowsStyle: false), AnsiStyle.None).Write(
            new RunReport(result, [], TimeSpan.FromSeconds(1.5)),
            showsOutputs: true,
            isPlan
        );
        return text.ToString().TrimEnd();
    }
}
