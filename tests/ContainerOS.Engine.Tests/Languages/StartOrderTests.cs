using System.Diagnostics;
using System.Globalization;
using ContainerOS.Engine.Plugins;
using ContainerOS.Engine.Tests.Recording;

namespace ContainerOS.Engine.Tests.Languages;

/// <summary>A program in another language is started first, so that it loads while its cloud starts. Here it is a shell script.</summary>
public sealed class StartOrderTests : IDisposable
{
    private readonly EngineFixture engine = new();
    private int programId;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => engine.Dispose();

    [Fact]
    public async Task Program_IsStartedBeforeItsCloud_AndWhatItPrintsIsShownAfterIt()
    {
        await ProgramAsync("exit 3");
        WhenItRuns(_ =>
        {
            engine.Messages.Add("the cloud is ready");
            return Task.CompletedTask;
        });

        var error = await engine.FailAsync(engine.UpAsync);

        Assert.Equal(["the cloud is ready", "printed at once"], engine.Messages);
        Assert.Contains("the program ended with exit code 3; its last lines:\n  printed at once", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CloudThatDoesNotStart_EndsTheProgram_AndChangesNothing()
    {
        await ProgramAsync("exec sleep 600");
        WhenItRuns(_ => throw new InvalidOperationException("the cloud does not start"));

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(engine.UpAsync);

        Assert.Equal("the cloud does not start", fault.Message);
        AssertProgramHasEnded();
        Assert.Empty(engine.Resources());
        Assert.Empty(engine.Provider.Calls);
    }

    [Fact]
    public async Task Cancellation_WhileTheCloudStarts_EndsTheProgram()
    {
        await ProgramAsync("exec sleep 600");
        using var cancel = new CancellationTokenSource();
        WhenItRuns(async ct =>
        {
            await cancel.CancelAsync();
            await new TaskCompletionSource().Task.WaitAsync(ct);
        });

        var result = await engine.UpAsync(cancel.Token);

        Assert.Equal(DeploymentOutcome.Canceled, result.Outcome);
        Assert.Empty(result.Diagnostics);
        AssertProgramHasEnded();
    }

    /// <summary>A program that prints a line, writes its process id to a pipe, and goes on as given.</summary>
    private async Task ProgramAsync(string rest)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the program of these tests is a shell script");
        engine.File("Pulumi.yaml", "name: p\nruntime: {name: dotnet, options: {binary: program}}\n");
        engine.File("program", $"#!/bin/sh\ncd \"$(dirname \"$0\")\"\necho 'printed at once'\necho $$ > started\n{rest}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(engine.Folder, "program"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        using var pipe = Process.Start("mkfifo", [Path.Combine(engine.Folder, "started")]);
        await pipe.WaitForExitAsync(Ct);
    }

    /// <summary>What the cloud does after the program has started. The engine waits for ever when it does not start it before.</summary>
    private void WhenItRuns(Func<CancellationToken, Task> prepare) =>
        engine.Options = engine.Options with
        {
            Plugins = new Cloud(async ct =>
            {
                var text = await File.ReadAllTextAsync(Path.Combine(engine.Folder, "started"), Ct);
                programId = int.Parse(text, CultureInfo.InvariantCulture);
                Assert.Empty(engine.Messages);
                await prepare(ct);
            }),
        };

    private void AssertProgramHasEnded() => Assert.Throws<ArgumentException>(() => Process.GetProcessById(programId));

    private sealed class Cloud(Func<CancellationToken, Task> prepare) : IPluginSource
    {
        public Task PrepareAsync(CancellationToken ct) => prepare(ct);

        public PluginProgram? Find(string package) => null;
    }
}
