using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.Tests.TestPlugin;

namespace ContainerOS.Engine.Tests.Deployment;

public sealed class CancellationTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("engine-tests-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task Up_CanceledAndThePluginFailsToCancel_StillWaitsForTheRunningCreate_AndSavesItsResult()
    {
        await File.WriteAllTextAsync(
            Path.Combine(directory, "Pulumi.yaml"),
            "name: p\nruntime: yaml\nresources:\n  a:\n    type: test:T\n    properties:\n      do: wait for cancel\n",
            TestContext.Current.CancellationToken
        );
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var options = new EngineOptions
        {
            ProgramDirectory = directory,
            Plugins = new TestPluginProgram(),
            Observer = new CancelOnProgress(cancel),
        };

        var result = await new DeploymentEngine(options).UpAsync(cancel.Token);

        Assert.Equal(DeploymentOutcome.Canceled, result.Outcome);
        var warning = Assert.Single(result.Diagnostics, diagnostic => diagnostic.Severity is EngineSeverity.Warning);
        Assert.Equal("the plugin of 'test' did not cancel its running calls: cancel is broken", warning.Message);
        Assert.Contains(
            "\"id\": \"id-1\"",
            await File.ReadAllTextAsync(options.StatePath, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    private sealed class CancelOnProgress(CancellationTokenSource cancel) : IEngineObserver
    {
        public void On(EngineEvent engineEvent)
        {
            if (engineEvent is StepProgress { Text: "waiting" })
            {
                cancel.Cancel();
            }
        }
    }
}
