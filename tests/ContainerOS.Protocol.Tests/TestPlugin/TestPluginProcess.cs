using ContainerOS.Protocol.Engines;

namespace ContainerOS.Protocol.Tests.TestPlugin;

/// <summary>Starts this test program once more, as a plugin.</summary>
internal static class TestPluginProcess
{
    public static PluginStart Describe(string mode, string engineAddress = "127.0.0.1:1") =>
        new("dotnet", engineAddress)
        {
            Arguments =
            [
                typeof(TestPluginProcess).Assembly.Location,
                PluginModes.Flag + mode,
                "--logtostderr",
                "-v=3",
                "--tracing",
                "http://nowhere",
            ],
        };

    public static Task<PluginProcess> StartAsync(string mode = "serve", string engineAddress = "127.0.0.1:1") =>
        PluginProcess.StartAsync(Describe(mode, engineAddress), TestContext.Current.CancellationToken);
}
