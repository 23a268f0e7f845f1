using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace ContainerOS.Protocol.Hosting;

/// <summary>Plaintext gRPC channels to processes on this machine.</summary>
internal static class LoopbackChannel
{
    /// <summary>The maximum size of a message: 400 MiB, as in Pulumi's engine and SDKs.</summary>
    public const int MaxMessageBytes = 400 * 1024 * 1024;

    /// <summary>Opens a channel to an address (<c>host:port</c>).</summary>
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

    /// <summary>The calls of a channel, whose messages may be nested as deeply as Pulumi's.</summary>
    public static CallInvoker CallsOf(GrpcChannel channel) => channel.Intercept(DeepMessageInterceptor.Instance);

    /// <summary>Opens a channel, or returns null when the text is not an address.</summary>
    public static GrpcChannel? TryOpen(string? address) =>
        address is { Length: > 0 } && Uri.TryCreate($"http://{address}", UriKind.Absolute, out _) ? Open(address) : null;
}
