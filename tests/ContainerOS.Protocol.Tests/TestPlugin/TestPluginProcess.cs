using System.Diagnostics;
using ContainerOS.Protocol.Hosting.Engines;

namespace ContainerOS.Protocol.Tests.TestPlugin;

/// <summary>Starts this test program as a plugin.</summary>
internal static class TestPluginProcess
{
    private static readonly string Executable = typeof(TestPluginProcess).Assembly.Location;

    public static PluginStartInfo Describe(string mode, string engineAddress = "127.0.0.1:1") =>
        new("dotnet", engineAddress)
        {
            Arguments = [Executable, PluginModes.Flag + mode, "--logtostderr", "-v=3", "--tracing", "http://nowhere"],
        };

    public static Task<PluginProcess> StartAsync(string mode = "serve", string engineAddress = "127.0.0.1:1") =>
        PluginProcess.StartAsync(Describe(mode, engineAddress), TestContext.Current.CancellationToken);

    /// <summary>Starts the plugin as a user does who wants an engine to attach to it.</summary>
    public static Process StartWithoutEngine() =>
        Process.Start(new ProcessStartInfo("dotnet", [Executable, $"{PluginModes.Flag}serve"]) { RedirectStandardOutput = true })!;
}
