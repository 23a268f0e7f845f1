using System.Globalization;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>A role assumed with the OIDC token of a pod (RRSA). STS AssumeRoleWithOIDC is not signed; the token authenticates it.</summary>
/// <param name="options">The environment of the chain.</param>
/// <param name="role">The role.</param>
/// <param name="providerArn">The OIDC provider.</param>
/// <param name="tokenFile">The file with the token; read for each call, because the kubelet replaces it.</param>
internal sealed class OidcCredentials(CredentialChainOptions options, AssumedRole role, string providerArn, string tokenFile)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private readonly UnsignedHttpClient calls = new(options.Time);

    private string Origin => $"role {role.RoleArn} by the OIDC token of {tokenFile}";

    public ICredentialSource Source() => new RefreshingCredentials(Origin, FetchAsync, options.Time);

    private async Task<ExpiringCredentials> FetchAsync(CancellationToken ct)
    {
        var token = await TokenAsync(ct).ConfigureAwait(false);
        try
        {
            using var request = Request(token);
            var (status, text) = await calls.SendAsync(request, Limit, isLocal: false, ct).ConfigureAwait(false);
            var reply = CredentialJson.Parse(text, Origin);
            return status == 200 && reply["Credentials"] is JObject keys
                ? CredentialJson.Read(keys, Origin)
                : throw Refused(status, reply, token);
        }
        catch (Exception fault) when (fault is HttpRequestException or TimeoutException)
        {
            throw new CredentialSourceException(Origin, $"STS cannot be reached: {fault.Message}.", fault);
        }
    }

    private CredentialSourceException Refused(int status, JObject reply, string token) =>
        new(
            Origin,
            $"STS answered {CredentialJson.Text(reply, "Code")} (HTTP {status}): "
                + $"{CredentialJson.Text(reply, "Message")?.Replace(token, "[secret]", StringComparison.Ordinal)} "
                + $"Request id: {CredentialJson.Text(reply, "RequestId")}."
        );

    private async Task<string> TokenAsync(CancellationToken ct)
    {
        try
        {
            return (await File.ReadAllTextAsync(tokenFile, ct).ConfigureAwait(false)).Trim() is { Length: > 0 } token
                ? token
                : throw new CredentialSourceException(Origin, "the token file is empty.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CredentialSourceException(Origin, $"the token file cannot be read: {fault.Message}", fault);
        }
    }

    private HttpRequestMessage Request(string token)
    {
        var stamp = Uri.EscapeDataString(
            options.Time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        );
        var query = $"/?Action=AssumeRoleWithOIDC&Format=JSON&Version=2015-04-01&Timestamp={stamp}&SignatureNonce={Guid.NewGuid():N}";
        return new(HttpMethod.Post, new Uri(StsEndpoint.Resolve(options, role), query))
        {
            // The token is in the body, because logs contain addresses.
            Content = new FormUrlEncodedContent([
                .. role.Parameters(options, Origin),
                new("OIDCProviderArn", providerArn),
                new("OIDCToken", token),
            ]),
        };
    }
}
