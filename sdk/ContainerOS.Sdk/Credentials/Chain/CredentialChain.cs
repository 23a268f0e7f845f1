using ContainerOS.Shared;

namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>
/// The vendor's chain of credential sources, in its order: environment, OIDC (RRSA), CLI profile, profile file, ECS instance role,
/// credentials URI. The first configured source is used; if it fails, the search ends.
/// </summary>
public sealed class CredentialChain : ICredentialSource
{
    private readonly CredentialChainOptions options;
    private readonly Func<ICredentialSource?>[] sources;
    private readonly SingleFlight<CloudCredentials> search;
    private volatile ICredentialSource? active;

    /// <summary>Creates a chain. Nothing is read or called before the first request for credentials.</summary>
    /// <param name="options">The environment of the chain; null for that of the process.</param>
    public CredentialChain(CredentialChainOptions? options = null)
    {
        this.options = options ?? new();
        sources = [Keys, Oidc, new CliProfiles(this.options).Find, new IniProfiles(this.options).Find, Instance, Uri];
        search = new(SearchAsync);
    }

    /// <summary>The source in use, without a secret; null before credentials were found.</summary>
    public string? ActiveOrigin => active?.Origin;

    /// <inheritdoc/>
    public string Origin => ActiveOrigin ?? "the credential chain";

    /// <summary>
    /// Whether a source is configured by variables or files. Nothing is called, so the role of an ECS instance is not considered.
    /// </summary>
    public bool IsConfigured =>
        options.Find("ALIBABA_CLOUD_ACCESS_KEY_ID") is not null
        || options.Find("ALIBABA_CLOUD_OIDC_TOKEN_FILE") is not null
        || options.Find("ALIBABA_CLOUD_CREDENTIALS_URI") is not null
        || new CliProfiles(options).Exists
        || new IniProfiles(options).Exists;

    /// <inheritdoc/>
    public ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken) =>
        active is { } known ? known.GetAsync(cancellationToken) : new(search.RunAsync(cancellationToken));

    /// <inheritdoc/>
    public bool Invalidate(CloudCredentials rejected)
    {
        // Read once: another call may invalidate the source at the same time.
        var known = active;
        if (known is EnvironmentCredentials)
        {
            return false;
        }

        // A profile that contains a token may have been rewritten since it was read, so the search starts again.
        if (known is not null && !known.Invalidate(rejected))
        {
            Interlocked.CompareExchange(ref active, null, known);
        }

        return true;
    }

    /// <summary>Searches once for all callers that wait. Each source has its own timeout.</summary>
    private async Task<CloudCredentials> SearchAsync()
    {
        var ct = CancellationToken.None;
        var reasons = new List<string>();
        foreach (var find in sources)
        {
            try
            {
                if (find() is { } source)
                {
                    var keys = await source.GetAsync(ct).ConfigureAwait(false);
                    active = source;
                    return keys;
                }
            }
            catch (CredentialsNotFoundException fault)
            {
                reasons.Add(fault.Message);
            }
        }

        throw new CredentialsNotFoundException(
            $"{string.Join(" ", reasons)} Also searched: an OIDC token (ALIBABA_CLOUD_OIDC_TOKEN_FILE), a CLI profile and a profile file "
                + $"under {options.HomeDirectory}, and ALIBABA_CLOUD_CREDENTIALS_URI."
        );
    }

    /// <summary>Half a key is an error, because the next source could be another identity than the one that was meant.</summary>
    private EnvironmentCredentials Keys() =>
        (options.Find(EnvironmentCredentials.Id), options.Find(EnvironmentCredentials.KeySecret)) switch
        {
            ({ }, null) => throw new CredentialSourceException(
                "the environment",
                $"{EnvironmentCredentials.Id} is set and {EnvironmentCredentials.KeySecret} is not. Set both, or none."
            ),
            (null, { }) => throw new CredentialSourceException(
                "the environment",
                $"{EnvironmentCredentials.KeySecret} is set and {EnvironmentCredentials.Id} is not. Set both, or none."
            ),
            _ => new EnvironmentCredentials(options.Variables),
        };

    private ICredentialSource? Oidc() =>
        (
            options.Find("ALIBABA_CLOUD_ROLE_ARN"),
            options.Find("ALIBABA_CLOUD_OIDC_PROVIDER_ARN"),
            options.Find("ALIBABA_CLOUD_OIDC_TOKEN_FILE")
        )
            is ({ } role, { } provider, { } file)
            ? new OidcCredentials(options, new AssumedRole(role), provider, file).Source()
            : null;

    private ICredentialSource? Instance() => options.IsMetadataDisabled ? null : new MetadataCredentials(options, roleName: null).Source();

    private ICredentialSource? Uri() =>
        options.Find("ALIBABA_CLOUD_CREDENTIALS_URI") is { } address ? UriCredentials.At(options, address).Source() : null;
}
