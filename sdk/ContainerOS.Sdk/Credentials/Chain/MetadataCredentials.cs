using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>
/// The RAM role of this ECS instance, from the metadata service: version 2 with a token, or version 1 when that fails and is allowed.
/// </summary>
/// <param name="options">The environment of the chain.</param>
/// <param name="roleName">The role; null for that of ALIBABA_CLOUD_ECS_METADATA, or of the instance.</param>
internal sealed class MetadataCredentials(CredentialChainOptions options, string? roleName)
{
    private const string RolePath = "/latest/meta-data/ram/security-credentials/";

    // One second to connect and read; tokens are valid for six hours (credentials-go).
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);
    private readonly UnsignedHttpClient calls = new(options.Time);
    private readonly string? roleName = roleName ?? options.Find("ALIBABA_CLOUD_ECS_METADATA");

    /// <summary>The profile that requests this source; null when it is a step of the chain.</summary>
    public string? RequestedBy { get; init; }

    private string Origin => $"the ECS metadata service {options.MetadataEndpoint.Authority}";

    public ICredentialSource Source() =>
        new RefreshingCredentials($"{Origin}, role {roleName ?? "of the instance"}", FetchAsync, options.Time);

    private async Task<ExpiringCredentials> FetchAsync(CancellationToken ct)
    {
        try
        {
            var token = await TokenAsync(ct).ConfigureAwait(false);
            var role = roleName ?? await GetAsync(RolePath, token, ct).ConfigureAwait(false);
            var fields = CredentialJson.Parse(
                await GetAsync(RolePath + Uri.EscapeDataString(role.Trim()), token, ct).ConfigureAwait(false),
                Origin
            );
            return CredentialJson.Text(fields, "Code") is "Success"
                ? CredentialJson.Read(fields, Origin)
                : throw new CredentialSourceException(
                    Origin,
                    $"it says {CredentialJson.Text(fields, "Code") ?? "nothing"} for role {role}."
                );
        }
        catch (Exception fault) when (fault is HttpRequestException or TimeoutException)
        {
            throw Missing($"{Origin} does not answer, so this is not an ECS instance ({fault.Message})", fault);
        }
    }

    /// <summary>
    /// Gets a token; null to continue without one, as the vendor's clients do unless ALIBABA_CLOUD_IMDSV1_DISABLED is true.
    /// </summary>
    private async Task<string?> TokenAsync(CancellationToken ct)
    {
        var isStrict = options.IsOn("ALIBABA_CLOUD_IMDSV1_DISABLED");
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(options.MetadataEndpoint, "/latest/api/token"));
            request.Headers.Add("X-aliyun-ecs-metadata-token-ttl-seconds", "21600");
            var (status, text) = await calls.SendAsync(request, Limit, isLocal: true, ct).ConfigureAwait(false);
            return status == 200 && text.Length > 0 ? text.Trim()
                : isStrict
                    ? throw new CredentialSourceException(
                        Origin,
                        $"it gave no token (HTTP {status}), and ALIBABA_CLOUD_IMDSV1_DISABLED is true."
                    )
                : null;
        }
        catch (TimeoutException) when (!isStrict)
        {
            // The reply with the token has a hop limit, so it may not reach a container although the service is available.
            return null;
        }
    }

    private async Task<string> GetAsync(string path, string? token, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(options.MetadataEndpoint, path));
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("x-aliyun-ecs-metadata-token", token);
        }

        return await calls.SendAsync(request, Limit, isLocal: true, ct).ConfigureAwait(false) switch
        {
            (200, var text) => text,
            (404, _) => throw Missing($"{Origin} does not have the role: the instance has no role, or another one"),
            var (status, _) => throw new CredentialSourceException(Origin, $"it answered {path} with HTTP {status}."),
        };
    }

    private SdkException Missing(string problem, Exception? cause = null) =>
        RequestedBy is { } profile
            ? new CredentialSourceException(profile, $"{problem}.", cause)
            : new CredentialsNotFoundException($"{problem}.");
}
