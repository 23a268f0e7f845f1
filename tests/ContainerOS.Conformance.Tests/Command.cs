using ContainerOS.Acceptance.Tests;
using ContainerOS.Cli;
using ContainerOS.Cli.Terminal;
using ContainerOS.Testing;

namespace ContainerOS.Conformance.Tests;

/// <summary>The command and its plugin, run inside the test process, which saves the start of two processes for each run.</summary>
internal static class Command
{
    internal static async Task<ProcessResult> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        await using var plugins = new PluginsInProcess(error);
        var run = new CommandEnvironment
        {
            ServePlugin = plugins.ServeAsync,
            StandardOutput = output,
            StandardError = error,
        };
        // A separate task keeps the environment from the caller's flow.
        var code = await Task.Run(() => CommandLine.RunAsync(arguments, run, TestContext.Current.CancellationToken));
        return new ProcessResult(code, output.ToString(), error.ToString());
    }
}
