using System.Globalization;
using ContainerOS.Protocol.Calls;
using Microsoft.AspNetCore.Builder;

namespace ContainerOS.Protocol.Plugins;

/// <summary>Runs a provider as a plugin process: serves it on a free loopback port and tells the engine the port.</summary>
public static class PluginServer
{
    /// <summary>Serves until the process is interrupted (SIGINT, SIGTERM), its engine is gone, or the token is cancelled.</summary>
    /// <param name="args">The command line the engine gave.</param>
    /// <param name="provider">Makes the provider; it may send messages to the user through the log it is given.</param>
    /// <param name="ct">Ends the serving.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(IReadOnlyList<string> args, Func<EngineLog, IResourceProvider> provider, CancellationToken ct) =>
        RunAsync(args, provider, Console.Out, ct);

    /// <summary>The same with the port line written to the given output.</summary>
    internal static async Task<int> RunAsync(
        IReadOnlyList<string> args,
        Func<EngineLog, IResourceProvider> provider,
        TextWriter output,
        CancellationToken ct
    )
    {
        var engine = PluginArguments.Parse(args).EngineAddress;
        using var log = new EngineLog(engine);
        using var stop = new StopSignals(ct);
        var served = provider(log);
        await using var app = LoopbackServer.Build(new ProviderService(served, log));
        await app.StartAsync(stop.Token);
        await output.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{LoopbackServer.Port(app)}\n"));
        await output.FlushAsync(CancellationToken.None);
        await Task.WhenAny(stop.WaitAsync(), new EngineWatch(TimeProvider.System).UntilGoneAsync(engine, stop.Token));
        await EndAsync(app, served);
        return 0;
    }

    /// <summary>What is under way is told to stop, so that its caller still gets an answer, such as a half-made resource.</summary>
    private static async Task EndAsync(WebApplication app, IResourceProvider served)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3)); // The engine kills 5 s after it interrupts.
        await served.CancelAsync(patience.Token);
        await app.StopAsync(patience.Token);
    }
}
