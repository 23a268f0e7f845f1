using Grpc.Core;
using Grpc.Net.Client;

namespace ContainerOS.Protocol.Plugins;

/// <summary>Messages to the user through the engine: what a plugin prints itself is hidden from the user.</summary>
/// <remarks>A message that cannot be delivered is dropped: it never fails the operation it tells about. Give it no secrets.</remarks>
public sealed class EngineLog : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Lock gate = new();
    private GrpcChannel? channel;
    private string? address;
    private readonly Action<LoggedMessage>? listener;
    private int lost;

    /// <summary>A log that goes to an engine, or nowhere while no address (<c>host:port</c>) is known.</summary>
    public EngineLog(string? engineAddress) => Attach(engineAddress);

    private EngineLog(Action<LoggedMessage> listener) => this.listener = listener;

    /// <summary>The number of messages that could not be delivered.</summary>
    public int Lost => Volatile.Read(ref lost);

    /// <summary>A log whose messages stay in this process.</summary>
    /// <param name="listener">Gets each of them.</param>
    public static EngineLog To(Action<LoggedMessage> listener) => new(listener);

    /// <summary>Shows a message.</summary>
    /// <param name="severity">How much it matters; an error makes the run fail.</param>
    /// <param name="message">The text.</param>
    /// <param name="urn">The resource it is about, if any.</param>
    /// <param name="ephemeral">True for a status line that the next one replaces.</param>
    /// <param name="ct">Ends the attempt.</param>
    public async Task WriteAsync(
        LogSeverity severity,
        string message,
        string? urn = null,
        bool ephemeral = false,
        CancellationToken ct = default
    )
    {
        listener?.Invoke(new LoggedMessage(severity, message, urn, ephemeral));
        if (Current() is not { } open)
        {
            return;
        }
        var entry = new Wire.LogRequest
        {
            Severity = (Wire.LogSeverity)severity,
            Message = message,
            Urn = urn ?? string.Empty,
            Ephemeral = ephemeral,
        };
        try
        {
            await new Wire.Engine.EngineClient(open).LogAsync(entry, deadline: DateTime.UtcNow + Patience, cancellationToken: ct);
        }
        catch (Exception fault) when (fault is RpcException or ObjectDisposedException or OperationCanceledException)
        {
            Interlocked.Increment(ref lost);
        }
    }

    /// <summary>Stops sending.</summary>
    public void Dispose() => Attach(null);

    /// <summary>Sends what follows to another engine.</summary>
    internal void Attach(string? engineAddress)
    {
        lock (gate)
        {
            if (engineAddress == address)
            {
                return;
            }
            channel?.Dispose();
            address = engineAddress;
            channel = Channels.TryOpen(engineAddress);
        }
    }

    private GrpcChannel? Current()
    {
        lock (gate)
        {
            return channel;
        }
    }
}
