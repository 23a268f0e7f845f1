using System.Globalization;
using System.Runtime.InteropServices;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Logging;
using Microsoft.AspNetCore.Builder;

namespace ContainerOS.Protocol.Hosting.Plugins;

/// <summary>Runs a provider as a plugin process: serves it on a free loopback port and prints the port to standard output.</summary>
/// <remarks>
/// An engine starts a plugin with the engine's address. Such a plugin ends when its engine is gone. Without an address the plugin serves
/// until it is stopped, and engines attach to it (<c>PULUMI_DEBUG_PROVIDERS=containeros:PORT</c>). It does not end with an attached engine:
/// one <c>pulumi up</c> attaches twice, with two addresses, for its preview and for its update.
/// </remarks>
public static class PluginServer
{
    /// <summary>Serves until the process gets SIGINT, SIGTERM, SIGHUP or SIGQUIT, its engine is gone, or the token is cancelled.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="createProvider">Creates the provider, with a log for messages to the user.</param>
    /// <param name="ct">Stops the server.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(
        IReadOnlyList<string> args,
        Func<IEngineLog, IResourceProvider> createProvider,
        CancellationToken ct
    ) => RunAsync(args, createProvider, Console.Out, TimeProvider.System, ct);

    internal static async Task<int> RunAsync(
        IReadOnlyList<string> args,
        Func<IEngineLog, IResourceProvider> createProvider,
        TextWriter output,
        TimeProvider time,
        CancellationToken ct
    )
    {
        var engine = PluginArguments.Parse(args).EngineAddress;
        using var shutdown = new ShutdownSignals(ct);
        await using var plugin = await ServedPlugin.StartAsync(createProvider, CallToken.TakeFromEnvironment(), time, shutdown.Token);
        if (engine is not null)
        {
            plugin.Log.Attach(engine);
        }

        await output.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{plugin.Port}\n"));
        await output.FlushAsync(CancellationToken.None);
        await WaitForShutdownAsync(plugin.Log, isAttachable: engine is null, time, shutdown.Token);
        return 0;
    }

    private static async Task WaitForShutdownAsync(EngineLogClient log, bool isAttachable, TimeProvider time, CancellationToken ct)
    {
        var monitor = new EngineMonitor(time);
        try
        {
            var gone = await monitor.WaitUntilGoneAsync(() => log.EngineAddress, ct);
            while (isAttachable)
            {
                log.Detach(gone);
                gone = await monitor.WaitUntilGoneAsync(() => log.EngineAddress, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The regular end.
        }
    }
}

/// <summary>A provider that is served on a free port of 127.0.0.1 until it is disposed. Engines attach to it.</summary>
public sealed class ServedPlugin : IAsyncDisposable
{
    /// <summary>The time limit for the end of running calls. The engine kills a plugin 5 s after it interrupts it.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(3);

    private readonly MonitorClients monitors = new();
    private readonly WebApplication app;
    private readonly IResourceProvider provider;
    private readonly TimeProvider time;

    private ServedPlugin(IResourceProvider provider, EngineLogClient log, TimeProvider time)
    {
        app = LoopbackServer.Build(new ProviderService(provider, log, monitors), log.Token);
        this.provider = provider;
        this.time = time;
        Log = log;
    }

    /// <summary>The port.</summary>
    public int Port => LoopbackServer.Port(app);

    /// <summary>The messages to the engine.</summary>
    internal EngineLogClient Log { get; }

    /// <summary>Starts to serve.</summary>
    /// <param name="createProvider">Creates the provider, with a log for messages to the user.</param>
    /// <param name="ct">Cancels the start.</param>
    public static Task<ServedPlugin> StartAsync(Func<IEngineLog, IResourceProvider> createProvider, CancellationToken ct) =>
        StartAsync(createProvider, token: null, TimeProvider.System, ct);

    /// <summary>Starts to serve.</summary>
    /// <param name="createProvider">Creates the provider, with a log for messages to the user.</param>
    /// <param name="token">The secret that each call needs (<see cref="CallToken"/>); null for engines that have none.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ct">Cancels the start.</param>
    internal static async Task<ServedPlugin> StartAsync(
        Func<IEngineLog, IResourceProvider> createProvider,
        string? token,
        TimeProvider time,
        CancellationToken ct
    )
    {
        var log = new EngineLogClient(time) { Token = token };
        var provider = createProvider(log);
        var plugin = new ServedPlugin(provider, log, time);
        try
        {
            await plugin.app.StartAsync(ct);
            return plugin;
        }
        catch
        {
            await plugin.DisposeAsync();
            throw;
        }
    }

    /// <summary>Cancels running calls first, so that their callers still get a response, such as a partly created resource.</summary>
    public async ValueTask DisposeAsync()
    {
        using var timeout = new CancellationTokenSource(ShutdownTimeout, time);
        await provider.CancelAsync(timeout.Token);
        await app.StopAsync(timeout.Token);
        await app.DisposeAsync();
        monitors.Dispose();
        Log.Dispose();
    }
}

/// <summary>The command line of a plugin.</summary>
/// <param name="EngineAddress">The address of the engine; null when the plugin is started for engines to attach to.</param>
public sealed record PluginArguments(string? EngineAddress)
{
    /// <summary>Parses the command line. The address is the last argument that is not a flag; unknown flags are ignored.</summary>
    public static PluginArguments Parse(IReadOnlyList<string> args)
    {
        string? address = null;
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] is "--tracing" or "-tracing")
            {
                i++; // The only known flag whose value may be the next argument.
            }
            else if (!args[i].StartsWith('-'))
            {
                address = args[i];
            }
        }

        return new PluginArguments(address);
    }
}

/// <summary>
/// A token that the signals which end a process and another token cancel. A terminal sends SIGINT, SIGQUIT and, when it is closed, SIGHUP
/// to the plugin, too.
/// </summary>
internal sealed class ShutdownSignals : IDisposable
{
    private readonly CancellationTokenSource shutdown;
    private readonly PosixSignalRegistration[] signals;

    public ShutdownSignals(CancellationToken ct)
    {
        shutdown = CancellationTokenSource.CreateLinkedTokenSource(ct);
        signals =
        [
            .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT }.Select(signal =>
                PosixSignalRegistration.Create(signal, OnSignal)
            ),
        ];
    }

    public CancellationToken Token => shutdown.Token;

    public void Dispose()
    {
        foreach (var signal in signals)
        {
            signal.Dispose();
        }

        shutdown.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        shutdown.Cancel();
    }
}
