using ContainerOS.Sdk.Endpoints;

namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>Credentials from a URI that returns keys as JSON (<c>ALIBABA_CLOUD_CREDENTIALS_URI</c>).</summary>
/// <param name="options">The environment of the chain.</param>
/// <param name="address">The URI. Its query may be secret, so only the host is shown.</param>
internal sealed class UriCredentials(CredentialChainOptions options, Uri address)
{
    // Our choice: the URI is usually that of a sidecar or a service in the cluster.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly UnsignedHttpClient calls = new(options.Time);

    private string Origin => $"the credentials URI on {address.Authority}";

    public ICredentialSource Source() => new RefreshingCredentials(Origin, FetchAsync, options.Time);

    /// <exception cref="CredentialSourceException">The text is not an http or https address.</exception>
    public static UriCredentials At(CredentialChainOptions options, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https")
            ? new(options, address)
            : throw new CredentialSourceException("ALIBABA_CLOUD_CREDENTIALS_URI", "its value is not an http or https address.");

    private async Task<ExpiringCredentials> FetchAsync(CancellationToken ct)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            var (status, text) = await calls
                .SendAsync(request, Limit, isLocal: EndpointResolver.IsLoopback(address), ct)
                .ConfigureAwait(false);
            return status == 200
                ? CredentialJson.Read(CredentialJson.Parse(text, Origin), Origin)
                : throw new CredentialSourceException(Origin, $"it answered with HTTP {status}.");
        }
        catch (Exception fault) when (fault is HttpRequestException or TimeoutException)
        {
            throw new CredentialSourceException(Origin, $"{fault.Message}.", fault);
        }
    }
}
