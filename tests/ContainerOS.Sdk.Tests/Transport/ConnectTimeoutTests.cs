using System.Net.Sockets;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Tests.Wire;
using ContainerOS.Sdk.Transport;
using ContainerOS.Testing.Http;

namespace ContainerOS.Sdk.Tests.Transport;

public sealed class ConnectTimeoutTests
{
    private static readonly Uri Address = new("http://127.0.0.1:9");
    private readonly CallProgress progress = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connection_NotMadeInTime_IsUnreachable_AndNotACancellation()
    {
        using var http = Never(connectTimeout: TimeSpan.FromMilliseconds(1));

        var fault = await Assert.ThrowsAsync<EndpointUnreachableException>(() => Transport(http).SendAsync(Call(), progress, Ct));

        Assert.True(RetryPolicy.IsRefusal(fault));
    }

    [Fact]
    public async Task Canceled_WhileConnecting_IsACancellation()
    {
        using var http = Never(connectTimeout: Timeout.InfiniteTimeSpan);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var call = Transport(http).SendAsync(Call(), progress, end.Token);
        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    private static ApiCall Call() => new("DescribeClusters", HttpMethod.Get, "/clusters", Idempotency.Idempotent);

    private static SignedTransport Transport(HttpMessageInvoker http) =>
        new(
            http,
            Address,
            "2015-12-15",
            new SdkOptions { Credentials = new FixedCredentials(new("LTAI-test", new(TestClients.KeySecret))), Time = new SkippingTime() }
        );

    // The runtime's own handler, on a network that never answers: connecting to one cannot be had on loopback.
    private static HttpMessageInvoker Never(TimeSpan connectTimeout) =>
        new(
            new SocketsHttpHandler
            {
                ConnectTimeout = connectTimeout,
                ConnectCallback = async (_, ct) =>
                {
                    await new TaskCompletionSource().Task.WaitAsync(ct);
                    throw new SocketException((int)SocketError.TimedOut);
                },
            }
        );
}
