using System.Globalization;
using ContainerOS.Protocol.Calls;

namespace ContainerOS.Protocol.Plugins;

/// <summary>Runs a provider as a plugin process: serves it on a free loopback port and tells the engine the port.</summary>
public static class PluginServer
{
    /// <summary>Serves until the process is interrupted (SIGINT, SIGTERM) or the token is cancelled.</summary>
    /// <param name="args">The command line the engine gave.</param>
    /// <param name="provider">Makes the provider; it may send messages to the user through the log it is given.</param>
    /// <param name="ct">Ends the serving.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(IReadOnlyList<string> args, Func<EngineLog, IResourceProvider> provider, CancellationToken ct) =>
        RunAsync(args, provider, Console.Out, ct);

    /// <summary>The same with the port line written to the given output.</summary>
    internal static async Task<int> RunAsync(
        IReadOnlyList<string> args, Func<EngineLog, IResourceProvider> provider, TextWriter output, CancellationToken ct)
    {
        using var log = new EngineLog(PluginArguments.Parse(args).EngineAddress);
        using var stop = new StopSignals(ct);
        await using var app = LoopbackServer.Build(new ProviderService(provider(log), log));
        await app.StartAsync(stop.Token);
        await output.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{LoopbackServer.Port(app)}\n"));
        await output.FlushAsync(CancellationToken.None);
        await stop.WaitAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3)); // The engine kills 5 s after it interrupts.
        await app.StopAsync(patience.Token);
        return 0;
    }
}
