using ContainerOS.Engine.Deployment;
using ContainerOS.Engine.Tests.Recording;
using ContainerOS.Protocol.Calls;

namespace ContainerOS.Engine.Tests;

/// <summary>
/// Runs a program against the answers that a plugin gave to a real Pulumi engine, and compares the calls with those that the real engine
/// made. The seeds are random, and the component of the recorded program is left out, because the embedded engine has none.
/// </summary>
public sealed class RecordedRunTests : IDisposable
{
    private const string Head = "name: nd\nruntime: yaml\nresources:\n";
    private readonly EngineFixture engine = new("sc");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task PreviewAndUp_OfANewStack()
    {
        await CompareAsync("01-preview-new", Program("A1", isPreview: true), run => run.PreviewAsync(Ct));
        await CompareAsync("02-up-new", Program("A1", isPreview: false), run => run.UpAsync(Ct));
    }

    [Fact]
    public async Task PreviewAndUp_OfAnExistingStack()
    {
        await CompareAsync("02-up-new", Program("A1", isPreview: false), run => run.UpAsync(Ct));

        await CompareAsync("03-preview-same", Program("A1", isPreview: true), run => run.PreviewAsync(Ct));
        await CompareAsync("04-preview-change", Program("A2", isPreview: true), run => run.PreviewAsync(Ct));
        await CompareAsync("05-up-change", Program("A2", isPreview: false), run => run.UpAsync(Ct));
    }

    /// <summary>The real engine also calls Diff for what is equal to the state, and does nothing with the answer.</summary>
    [Fact]
    public async Task RefreshAndDestroy_UseTheStateWithoutCheckingTheConfig()
    {
        await CompareAsync("02-up-new", Program("A1", isPreview: false), run => run.UpAsync(Ct));
        await CompareAsync("05-up-change", Program("A2", isPreview: false), run => run.UpAsync(Ct));

        await CompareAsync("06-refresh", Program("A2", isPreview: false), run => run.RefreshAsync(Ct), call => call.Method == "Diff");
        await CompareAsync("08-destroy", Program("A2", isPreview: false), run => run.DestroyAsync(Ct));
        Assert.Empty(engine.Resources());
    }

    /// <summary>The recorded run was <c>pulumi import</c>; the option makes the same Read.</summary>
    [Fact]
    public async Task ImportOfWhatDoesNotExist_ReadsWithTheIdOnly_AndCreatesNothing()
    {
        var recorded = RecordedCall.Of("07-import").Single(call => call.Method == "Read");
        var provider = new ReplayProvider([recorded, .. RecordedCall.Of("01-preview-new")]);
        engine.Program(string.Empty);
        WriteProgram(Head + "  imp:\n    type: proto:Thing\n    options: {import: existing-id}\n");

        var error = await engine.FailAsync(() => RunAsync(provider, run => run.UpAsync(Ct)));

        Assert.Contains("existing-id, which does not exist", error, StringComparison.Ordinal);
        Assert.Equal([recorded.ToString()], provider.Calls.Where(call => call.Method == "Read").Select(call => call.ToString()));
        Assert.DoesNotContain(provider.Calls, call => call.Method == "Create");
    }

    private static string Program(string name, bool isPreview) =>
        Head
        + $"  a:\n    type: proto:Thing\n    properties:\n      list: [1, x]\n      n: 1.5\n      name: {name}\n"
        + "      password: {fn::secret: hush}\n      tags: {k: v}\n"
        + $"  b:\n    type: proto:Thing\n    properties:\n{(isPreview ? "      from: ${a.nothing}\n" : "")}      id2: ${{a.id}}\n"
        + "    options: {ignoreChanges: [z]}\n";

    private void WriteProgram(string text) => File.WriteAllText(Path.Combine(engine.Options.ProgramDirectory, "Pulumi.yaml"), text);

    private Task<DeploymentResult> RunAsync(ReplayProvider provider, Func<DeploymentEngine, Task<DeploymentResult>> verb) =>
        verb(new DeploymentEngine(engine.Options with { Connect = _ => new ProviderConnection(provider, new HandshakeResponse()) }));

    private async Task CompareAsync(
        string run,
        string program,
        Func<DeploymentEngine, Task<DeploymentResult>> verb,
        Func<RecordedCall, bool>? isLeftOut = null
    )
    {
        var recorded = RecordedCall.Of(run);
        var provider = new ReplayProvider(recorded);
        WriteProgram(program);

        var result = await RunAsync(provider, verb);

        Assert.True(result.Outcome is DeploymentOutcome.Succeeded, string.Join('\n', result.Diagnostics));
        var expected = recorded.Where(call => isLeftOut?.Invoke(call) != true).Select(call => call.ToString());
        var actual = provider.Calls.Select(call => call.ToString());
        Assert.NotEmpty(expected);

        // Both engines read all resources at once, in no particular order.
        var isOrdered = provider.Calls.TrueForAll(call => call.Method != "Read");
        Assert.Equal(
            isOrdered ? expected : expected.Order(StringComparer.Ordinal),
            isOrdered ? actual : actual.Order(StringComparer.Ordinal)
        );
    }
}
