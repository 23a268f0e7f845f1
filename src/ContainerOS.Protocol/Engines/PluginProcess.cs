using System.Globalization;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace ContainerOS.Protocol.Engines;

/// <summary>A running plugin. Calls throw the plugin's own exceptions, or <see cref="PluginDiedException"/> when its process ends under them.</summary>
/// <remarks>Disposing interrupts the process, waits 5 s and then kills it with its children.</remarks>
public sealed class PluginProcess : IAsyncDisposable
{
    private readonly ChildProcess child;
    private readonly GrpcChannel channel;
    private readonly Task outputDrained;

    private PluginProcess(ChildProcess child, string executable, int port)
    {
        this.child = child;
        channel = Channels.Open(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"));
        Provider = new PluginClient(channel.Intercept(new PluginInvoker(child, executable)));
        outputDrained = new OutputTail().FollowAsync(child.Output);
    }

    /// <summary>The plugin's calls.</summary>
    public IResourceProvider Provider { get; }

    /// <summary>What the plugin said it accepts, or null for a plugin older than the handshake.</summary>
    public HandshakeResponse? Handshake { get; private set; }

    /// <summary>The process's id.</summary>
    public int ProcessId => child.Id;

    /// <summary>Ends when the process does.</summary>
    public Task Exited => child.Exited;

    /// <summary>The last lines the plugin printed to standard error.</summary>
    public IReadOnlyList<string> LastErrors => child.Errors.Lines;

    /// <summary>Starts a plugin and shakes hands with it.</summary>
    /// <exception cref="PluginStartException">The program is not there, ended, printed something else than a port, or did not answer.</exception>
    public static async Task<PluginProcess> StartAsync(PluginStart start, CancellationToken ct)
    {
        var child = ChildProcess.Start(start);
        PluginProcess? plugin = null;
        try
        {
            plugin = new PluginProcess(child, start.Executable, await PortLine.ReadAsync(child, start, ct));
            await plugin.ShakeHandsAsync(start, ct);
            return plugin;
        }
        catch
        {
            await (plugin?.DisposeAsync() ?? child.DisposeAsync());
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        await child.DisposeAsync();
        await outputDrained;
    }

    private async Task ShakeHandsAsync(PluginStart start, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(start.Patience, start.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            Handshake = await Provider.HandshakeAsync(start.Handshake ?? new HandshakeRequest(start.EngineAddress), either.Token);
        }
        catch (RpcFaultException fault) when (fault.Code == StatusCode.Unimplemented)
        {
            Handshake = null; // A plugin older than the handshake tells what it accepts in Configure.
        }
        catch (OperationCanceledException fault) when (!ct.IsCancellationRequested)
        {
            throw new PluginStartException(
                start.Executable,
                $"it did not answer the handshake within {start.Patience.TotalSeconds:0.#} s{child.Errors}",
                fault
            );
        }
        catch (Exception fault) when (fault is RpcFaultException or PluginDiedException)
        {
            throw new PluginStartException(start.Executable, $"it refused the handshake: {fault.Message}{child.Errors}", fault);
        }
    }
}
