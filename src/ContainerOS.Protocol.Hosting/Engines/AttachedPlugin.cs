using System.Globalization;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using Grpc.Core;
using Grpc.Net.Client;

namespace ContainerOS.Protocol.Hosting.Engines;

/// <summary>
/// A plugin that somebody else started, for example a debugger, and that an engine attaches to at its port
/// (<c>PULUMI_DEBUG_PROVIDERS</c>). Disposing closes the connection; the plugin goes on.
/// </summary>
public sealed class AttachedPlugin : IAsyncDisposable
{
    /// <summary>The time limit for the handshake. A breakpoint in the handshake makes it longer, so it is longer than that of a start.</summary>
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromMinutes(5);
    private readonly GrpcChannel channel;

    private AttachedPlugin(GrpcChannel channel)
    {
        this.channel = channel;
        Provider = new PluginClient(channel.CreateCallInvoker());
    }

    /// <summary>The calls of the plugin.</summary>
    public IResourceProvider Provider { get; }

    /// <summary>The response to the handshake, or null for a plugin without Handshake.</summary>
    public HandshakeResponse? Handshake { get; private set; }

    /// <summary>Attaches to a plugin.</summary>
    /// <param name="package">The package of the plugin, for messages.</param>
    /// <param name="port">Its port on the loopback interface.</param>
    /// <param name="engineAddress">The address of the engine's own service (<c>host:port</c>), which gets the messages of the plugin.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="PluginStartException">Nothing listens at the port, or it is not a plugin.</exception>
    public static async Task<AttachedPlugin> AttachAsync(string package, int port, string engineAddress, CancellationToken ct)
    {
        var channel = LoopbackChannel.Open(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"));
        var plugin = new AttachedPlugin(channel);
        using var timeout = new CancellationTokenSource(HandshakeTimeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            await plugin.AttachAsync(engineAddress, either.Token);
            return plugin;
        }
        catch (Exception fault)
            when (fault is RpcException or RpcFaultException || (fault is OperationCanceledException && !ct.IsCancellationRequested))
        {
            await plugin.DisposeAsync();
            throw new PluginStartException(
                $"127.0.0.1:{port}",
                $"the plugin of '{package}' did not answer there: start it without an engine and name the port that it prints in "
                    + $"PULUMI_DEBUG_PROVIDERS ({(fault as RpcException)?.Status.Detail ?? fault.Message})",
                fault
            );
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        channel.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>As Pulumi's engine: a handshake for those that have one, and the address of the engine for all.</summary>
    private async Task AttachAsync(string engineAddress, CancellationToken ct)
    {
        try
        {
            Handshake = await Provider.HandshakeAsync(new HandshakeRequest(engineAddress), ct);
        }
        catch (RpcFaultException fault) when (fault.Code == StatusCode.Unimplemented)
        {
            Handshake = null; // An older plugin says in the response of Configure what it accepts.
        }

        await new Wire.ResourceProvider.ResourceProviderClient(channel).AttachAsync(
            new Wire.PluginAttach { Address = engineAddress },
            cancellationToken: ct
        );
    }
}
