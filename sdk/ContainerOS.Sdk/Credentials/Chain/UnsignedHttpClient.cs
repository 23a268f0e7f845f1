namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>Sends calls that are not signed: to the metadata service, to STS with an OIDC token, and to a credentials URI.</summary>
/// <param name="time">The clock.</param>
internal sealed class UnsignedHttpClient(TimeProvider time)
{
    // Shared by all chains of the process. Without a proxy, because the metadata service is link-local.
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

    /// <summary>The client for calls to STS, which may use a proxy.</summary>
    public static HttpClient Shared { get; } = Client(WithProxy);

    /// <summary>Sends a request and returns the status and the body.</summary>
    /// <exception cref="HttpRequestException">The call failed.</exception>
    /// <exception cref="TimeoutException">No answer came in time.</exception>
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
