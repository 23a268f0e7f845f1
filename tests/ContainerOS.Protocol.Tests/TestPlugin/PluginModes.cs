using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using ContainerOS.Protocol.Plugins;

namespace ContainerOS.Protocol.Tests.TestPlugin;

/// <summary>What the test program does when it is started as a plugin.</summary>
internal static class PluginModes
{
    public const string Flag = "--plugin-mode=";

    public static Task<int> RunAsync(string mode, string[] args) =>
        mode switch
        {
            "serve" => PluginServer.RunAsync(args, log => new TestProvider(log), CancellationToken.None),
            "nonsense" => PrintAsync("Hello, I am a plugin"),
            "exit" => ExitAsync(),
            "mute" => PrintAsync(string.Empty),
            "deaf" => DeafAsync(),
            "stubborn" => StubbornAsync(args),
            "environment" => PrintAsync($"{Environment.GetEnvironmentVariable("TEST_PLUGIN_GREETING")} in {Environment.CurrentDirectory}"),
            _ => throw new ArgumentException($"no such mode: {mode}"),
        };

    private static async Task<int> PrintAsync(string line)
    {
        if (line.Length > 0)
        {
            Console.WriteLine(line);
        }
        await new TaskCompletionSource().Task; // Until it is killed.
        return 0;
    }

    private static async Task<int> ExitAsync()
    {
        await Console.Error.WriteLineAsync("cannot find my settings");
        return 3;
    }

    /// <summary>Tells the port of a listener that takes connections and says nothing.</summary>
    private static async Task<int> DeafAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return await PrintAsync($"{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    private static async Task<int> StubbornAsync(string[] args)
    {
        using var deaf = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        var serving = PluginServer.RunAsync(args, log => new TestProvider(log), CancellationToken.None);
        await serving;
        return await PrintAsync(string.Empty);
    }
}
