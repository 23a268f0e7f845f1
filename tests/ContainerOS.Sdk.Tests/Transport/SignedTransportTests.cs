using System.Net;
using ContainerOS.Sdk.Credentials;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Observability;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Tests.Transport;

public sealed class SignedTransportTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_BodyBreaks_ReleasesTheResponseBeforeObserversAreNotified()
    {
        using var content = new BrokenContent();
        var observer = new DisposalObserver(content);
        using var http = new HttpMessageInvoker(new StubHandler(content));
        var options = new SdkOptions { Credentials = new FixedCredentials(new("id", new("secret"))), Observer = observer };
        var transport = new SignedTransport(http, new("http://127.0.0.1"), "2015-12-15", options);

        await Assert.ThrowsAsync<ConnectionLostException>(() =>
            transport.SendAsync(new("DescribeTask", HttpMethod.Get, "/", Idempotency.Idempotent), new CallProgress(), Ct)
        );

        Assert.Equal([true], observer.WasReleased);
    }

    private sealed class StubHandler(HttpContent content) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
    }

    private sealed class DisposalObserver(BrokenContent content) : ISdkObserver
    {
        public List<bool> WasReleased { get; } = [];

        public void OnEvent(SdkEvent sdkEvent) => WasReleased.Add(content.IsDisposed);
    }

    private sealed class BrokenContent : HttpContent
    {
        public bool IsDisposed { get; private set; }

        protected override Task<Stream> CreateContentReadStreamAsync() => throw new IOException("the connection was reset");

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new NotSupportedException();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
