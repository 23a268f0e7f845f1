using Grpc.Net.Client;

namespace ContainerOS.Protocol;

/// <summary>Plaintext connections to the other side, which is always on this machine.</summary>
internal static class Channels
{
    /// <summary>The largest message either side takes: 400 MiB, as Pulumi's own engine and SDKs have it.</summary>
    public const int MaxMessageBytes = 400 * 1024 * 1024;

    public static GrpcChannel Open(string address) =>
        GrpcChannel.ForAddress(
            $"http://{address}",
            new GrpcChannelOptions
            {
                MaxReceiveMessageSize = MaxMessageBytes,
                MaxSendMessageSize = MaxMessageBytes,
                HttpHandler = new SocketsHttpHandler { UseProxy = false, EnableMultipleHttp2Connections = true },
                DisposeHttpClient = true,
                ThrowOperationCanceledOnCancellation = true,
            }
        );

    /// <summary>A connection, or null when the text is no address.</summary>
    public static GrpcChannel? TryOpen(string? address) =>
        address is { Length: > 0 } && Uri.TryCreate($"http://{address}", UriKind.Absolute, out _) ? Open(address) : null;
}
