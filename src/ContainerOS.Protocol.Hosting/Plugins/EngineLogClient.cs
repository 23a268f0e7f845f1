using ContainerOS.Protocol.Logging;
using Grpc.Core;
using Grpc.Net.Client;

namespace ContainerOS.Protocol.Hosting.Plugins;

/// <summary>Sends messages to the engine this plugin works for. Without an engine, messages are dropped.</summary>
/// <param name="time">The clock.</param>
internal sealed class EngineLogClient(TimeProvider time) : IEngineLog, IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private readonly Lock gate = new();
    private GrpcChannel? channel;
    private string? address;

    /// <summary>The address of the engine (<c>host:port</c>), or null without an engine.</summary>
    public string? EngineAddress
    {
        get
        {
            lock (gate)
            {
                return address;
            }
        }
    }

    /// <summary>The secret that the engine shares with this plugin; null without one.</summary>
    public string? Token { get; init; }

    /// <inheritdoc/>
    public async Task WriteAsync(LogMessage message, CancellationToken ct)
    {
        if (Channel() is not { } open)
        {
            return;
        }

        using var timeout = new CancellationTokenSource(Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        var request = new Wire.LogRequest
        {
            Severity = (Wire.LogSeverity)message.Severity,
            Message = message.Text,
            Urn = message.Urn ?? string.Empty,
            StreamId = message.StreamId,
            Ephemeral = message.IsEphemeral,
        };
        try
        {
            await new Wire.Engine.EngineClient(CallToken.CallsOf(open, Token)).LogAsync(request, cancellationToken: either.Token);
        }
        catch (Exception fault) when (fault is RpcException or ObjectDisposedException or OperationCanceledException)
        {
            // By contract, a message that cannot be delivered does not fail the operation.
        }
    }

    /// <summary>Sends the following messages to this engine.</summary>
    public void Attach(string engineAddress) => Connect(engineAddress);

    /// <summary>Stops sending messages to an engine that is gone, unless another engine has attached since.</summary>
    public void Detach(string engineAddress)
    {
        lock (gate)
        {
            if (engineAddress == address)
            {
                Connect(null);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Connect(null);

    private void Connect(string? engineAddress)
    {
        lock (gate)
        {
            if (engineAddress == address)
            {
                return;
            }

            channel?.Dispose();
            address = engineAddress;
            channel = LoopbackChannel.TryOpen(engineAddress);
        }
    }

    private GrpcChannel? Channel()
    {
        lock (gate)
        {
            return channel;
        }
    }
}
