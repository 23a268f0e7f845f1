using System.Diagnostics;
using ContainerOS.Engine.Plugins;
using ContainerOS.Engine.Tests.TestPlugin;
using ContainerOS.Protocol.Hosting.Engines;

namespace ContainerOS.Engine.Tests.Plugins;

public sealed class PluginHostTests : IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("engine-tests-").FullName;
    private readonly PluginHost host = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task FailedStart_IsNotKept()
    {
        var executable = Path.Combine(directory, "plugin");
        var program = new PluginProgram(executable);
        await Assert.ThrowsAsync<PluginStartException>(() => host.GetOrStartAsync(program, directory, string.Empty, Ct));

        await File.WriteAllTextAsync(
            executable,
            $"#!/bin/sh\nexec dotnet '{TestPluginProgram.Assembly}' {TestPluginProgram.Flag} \"$@\"\n",
            Ct
        );
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(executable, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var plugin = await host.GetOrStartAsync(program, directory, string.Empty, Ct);

        Assert.Equal("1.0.0", (await plugin.Provider.GetPluginInfoAsync(Ct)).Version);
    }

    [Fact]
    public async Task CallerThatCancels_DoesNotCancelTheStartOfAnother()
    {
        using var impatient = new CancellationTokenSource();
        var first = host.GetOrStartAsync(TestPluginProgram.Program, directory, string.Empty, impatient.Token);
        var second = host.GetOrStartAsync(TestPluginProgram.Program, directory, string.Empty, Ct);

        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal("1.0.0", (await (await second).Provider.GetPluginInfoAsync(Ct)).Version);
    }

    [Fact]
    public async Task ExitedPlugin_IsReplacedByOneProcess_WhichAllCallersGet()
    {
        var old = await host.GetOrStartAsync(TestPluginProgram.Program, directory, string.Empty, Ct);
        using (var process = Process.GetProcessById(old.ProcessId!.Value))
        {
            process.Kill();
        }

        await old.Exited;
        var started = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ => Task.Run(() => host.GetOrStartAsync(TestPluginProgram.Program, directory, string.Empty, Ct), Ct))
        );

        Assert.NotSame(old, Assert.Single(started.Distinct()));
        Assert.Equal("1.0.0", (await started[0].Provider.GetPluginInfoAsync(Ct)).Version);
    }
}
