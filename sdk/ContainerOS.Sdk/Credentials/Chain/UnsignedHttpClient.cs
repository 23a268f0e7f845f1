namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>Calls that are not signed: to the metadata service, STS with an OIDC token, and a credentials URI.</summary>
/// <param name="time">The clock.</param>
internal sealed class UnsignedHttpClient(TimeProvider time)
{
    // One for the process: it holds no secret, and chains come and go. No proxy: the metadata service is link-local.
    private static readonly SocketsHttpHandler WithoutProxy = new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
    private static readonly SocketsHttpHandler WithProxy = new()
    {
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
    private static readonly HttpClient Local = Client(WithoutProxy);

    /// <summary>The client for calls to STS.</summary>
    public static HttpClient Shared { get; } = Client(WithProxy);

    /// <summary>The status and body, within the limit.</summary>
    /// <exception cref="HttpRequestException">No answer could be had.</exception>
    /// <exception cref="TimeoutException">No answer in time.</exception>
    public async Task<(int Status, string Text)> SendAsync(HttpRequestMessage request, TimeSpan within, bool isLocal, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(within, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            using var response = await (isLocal ? Local : Shared).SendAsync(request, either.Token).ConfigureAwait(false);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(either.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException fault) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException($"no answer within {within}", fault);
        }
    }

    private static HttpClient Client(SocketsHttpHandler handler) =>
        new(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = 1 << 20 };
}
