using ContainerOS.Cli.Terminal;
using ContainerOS.Cli.Views;
using ContainerOS.Engine;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Values;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console.Testing;

namespace ContainerOS.Cli.Tests;

public sealed class LiveViewTests
{
    private static readonly DeploymentStep Web = new(
        StepOp.Create,
        "urn:pulumi:dev::p::containeros:index:NodePool::web",
        "containeros:index:NodePool",
        []
    );
    private static readonly DeploymentResult Done = new(
        DeploymentOutcome.Succeeded,
        new Dictionary<StepOp, int>(),
        PropertyMap.Empty,
        [],
        []
    );

    [Fact]
    public async Task Show_ResourcesInProgress_AreATreeWithTheirProgress()
    {
        using var console = new TestConsole().Interactive();
        var view = View(console);

        await view.ShowAsync(() =>
        {
            view.On(new StepStarted(Web));
            view.On(new StepProgress(Web.Urn, "initialize nodes, 1 of 3 nodes ready"));
            view.On(new EngineMessage(Engine.Diagnostics.EngineSeverity.Info, "the image is [pinned]", Web.Urn));
            return Task.FromResult(Done);
        });

        Assert.Contains("quickstart (dev)", console.Output, StringComparison.Ordinal);
        Assert.Contains("web  creating 0 s  initialize nodes, 1 of 3 nodes ready", console.Output, StringComparison.Ordinal);
        Assert.Contains("the image is [pinned]", console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "✓ web  created 7 s")]
    [InlineData(false, "✗ web  failed 7 s")]
    public async Task Show_ResourceEnded_ShowsOutcomeAndDuration(bool succeeds, string line)
    {
        using var console = new TestConsole().Interactive();
        var view = View(console);

        await view.ShowAsync(() =>
        {
            view.On(new StepStarted(Web));
            view.On(succeeds ? new StepFinished(Web, TimeSpan.FromSeconds(7)) : new StepFailed(Web, "no", TimeSpan.FromSeconds(7)));
            return Task.FromResult(Done);
        });

        Assert.Contains(line, console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_ComponentsWithChildrenInAnyOrder_AreATreeAtItsEnd()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var view = new PlainView(new SafeWriter(output, allowsStyle: false), AnsiStyle.None) { ShowsPlan = true };

        await view.ShowAsync(() =>
        {
            view.On(new StepPlanned(Step("set", parent: null, isComponent: true)));
            view.On(new StepPlanned(Step("first", parent: "set")));
            view.On(new StepPlanned(Web));
            view.On(new StepPlanned(Step("inner", parent: "set", isComponent: true)));
            view.On(new StepPlanned(Step("second", parent: "set")));
            view.On(new StepPlanned(Step("innermost", parent: "inner")));
            return Task.FromResult(Done);
        });

        Assert.Equal(
            ["  + web", "  + set", "    + first", "    + inner", "      + innermost", "    + second"],
            output.ToString().TrimEnd().Split('\n').Select(line => line[..line.LastIndexOf("  containeros", StringComparison.Ordinal)])
        );
    }

    [Theory]
    [InlineData("xterm", "", "", false, true, true)]
    [InlineData("xterm", "1", "", false, true, false)]
    [InlineData("dumb", "", "", false, false, false)]
    [InlineData("xterm", "", "true", false, false, true)]
    [InlineData("xterm", "", "", true, false, false)]
    public void Detect_TerminalAndVariables_DecideLiveViewAndColour(
        string term,
        string noColor,
        string ci,
        bool redirected,
        bool isLive,
        bool hasColor
    )
    {
        var variables = new Dictionary<string, string>
        {
            ["TERM"] = term,
            ["NO_COLOR"] = noColor,
            ["CI"] = ci,
        };

        var output = ConsoleOutput.Detect(
            new CommandEnvironment
            {
                Overrides = variables,
                StandardOutput = TextWriter.Null,
                StandardError = TextWriter.Null,
                IsOutputRedirected = redirected,
            }
        );

        Assert.Equal((isLive, hasColor), (output.IsLive, output.Style.IsEnabled));
    }

    private static DeploymentStep Step(string name, string? parent, bool isComponent = false) =>
        Web with
        {
            Urn = $"urn:pulumi:dev::p::t::{name}",
            Parent = parent is null ? null : $"urn:pulumi:dev::p::t::{parent}",
            IsComponent = isComponent,
        };

    private static LiveView View(TestConsole console) =>
        new(console, new PlainView(SafeWriter.Nothing, AnsiStyle.None), "quickstart (dev)", new FakeTimeProvider()) { ShowsPlan = false };
}
