using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using ContainerOS.Protocol.Hosting.Plugins;

namespace ContainerOS.Protocol.Tests.TestPlugin;

/// <summary>The behaviors of the test program when it is started as a plugin.</summary>
internal static class PluginModes
{
    public const string Flag = "--plugin-mode=";

    public static Task<int> RunAsync(string mode, string[] args) =>
        mode switch
        {
            "serve" => PluginServer.RunAsync(args, log => new TestProvider(log), CancellationToken.None),
            "nonsense" => PrintAsync("Hello, I am a plugin"),
            "exit" => ExitAsync(),
            "silent" => PrintAsync(string.Empty),
            "unresponsive" => UnresponsiveAsync(),
            "stubborn" => StubbornAsync(args),
            "grandchild" => GrandchildAsync(args),
            "environment" => PrintAsync($"{Environment.GetEnvironmentVariable("TEST_PLUGIN_GREETING")} in {Environment.CurrentDirectory}"),
            "names" => PrintAsync(string.Join(' ', Environment.GetEnvironmentVariables().Keys.Cast<string>().Order())),
            "dies" => DieAsync(),
            "closes" => CloseAsync(),
            _ => throw new ArgumentException($"no such mode: {mode}"),
        };

    private static async Task<int> PrintAsync(string line)
    {
        if (line.Length > 0)
        {
            Console.WriteLine(line);
        }
        await new TaskCompletionSource().Task; // Wait until killed.
        return 0;
    }

    private static async Task<int> ExitAsync()
    {
        await Console.Error.WriteLineAsync("cannot find my settings");
        return 3;
    }

    /// <summary>Prints a port and exits before anybody can connect to it.</summary>
    private static async Task<int> DieAsync()
    {
        await Console.Error.WriteLineAsync("no memory");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port);
        return 5;
    }

    /// <summary>Exits without a port, and leaves a process that holds the error output open.</summary>
    private static async Task<int> CloseAsync()
    {
        using var grandchild = Process.Start(new ProcessStartInfo("sh", ["-c", "exec sleep 600 >/dev/null"]))!;
        await Console.Error.WriteLineAsync($"{grandchild.Id}");
        return 6;
    }

    /// <summary>Prints the port of a listener that accepts connections and never responds.</summary>
    private static async Task<int> UnresponsiveAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return await PrintAsync($"{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    /// <summary>Starts a process that inherits both outputs and outlives the plugin. Its id is printed to standard error.</summary>
    private static async Task<int> GrandchildAsync(string[] args)
    {
        using var grandchild = Process.Start("sleep", ["600"]);
        await Console.Error.WriteLineAsync($"{grandchild.Id}");
        return await PluginServer.RunAsync(args, log => new TestProvider(log), CancellationToken.None);
    }

    private static async Task<int> StubbornAsync(string[] args)
    {
        using var ignored = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        var serving = PluginServer.RunAsync(args, log => new TestProvider(log), CancellationToken.None);
        await serving;
        return await PrintAsync(string.Empty);
    }
}
