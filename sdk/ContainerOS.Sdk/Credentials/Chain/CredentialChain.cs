using ContainerOS.Shared;

namespace ContainerOS.Sdk.Credentials.Chain;

/// <summary>
/// The vendor's chain, in its order: environment, OIDC (RRSA), CLI profile, profile file, ECS instance role, credentials URI. The
/// first link that is set up answers; one that is set up and fails ends the search. With keys in the environment nothing else is asked.
/// </summary>
public sealed class CredentialChain : ICredentialSource
{
    private readonly CredentialChainOptions options;
    private readonly Func<ICredentialSource?>[] links;
    private readonly SingleFlight<CloudCredentials> search;
    private volatile ICredentialSource? active;

    /// <summary>A chain; nothing is read or called before it is asked.</summary>
    /// <param name="options">The surroundings; the process's own when null.</param>
    public CredentialChain(CredentialChainOptions? options = null)
    {
        this.options = options ?? new();
        links = [Keys, Oidc, new CliProfiles(this.options).Find, new IniProfiles(this.options).Find, Instance, Uri];
        search = new(SearchAsync);
    }

    /// <summary>Which link answered last, in words without a secret; null before the first answer.</summary>
    public string? ActiveOrigin => active?.Origin;

    /// <inheritdoc/>
    public string Origin => ActiveOrigin ?? "the credential chain";

    /// <summary>
    /// Whether any link is set up, as far as variables and files tell; nothing is called. The role of an ECS instance is not counted,
    /// because only a call would tell.
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
        if (active is null or EnvironmentCredentials)
        {
            return false;
        }

        // A profile with a token in it may have been written anew since it was read, so the search begins again.
        active = active.Invalidate(rejected) ? active : null;
        return true;
    }

    /// <summary>Searches once for all who wait; each link limits its own time.</summary>
    private async Task<CloudCredentials> SearchAsync()
    {
        var ct = CancellationToken.None;
        var reasons = new List<string>();
        foreach (var link in links)
        {
            try
            {
                if (link() is { } source)
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
            $"{string.Join(" ", reasons)} Also looked for: an OIDC token (ALIBABA_CLOUD_OIDC_TOKEN_FILE), a CLI profile and a profile file under {options.HomeDirectory}, and ALIBABA_CLOUD_CREDENTIALS_URI."
        );
    }

    /// <summary>Half a key is a mistake: whoever set it would not expect to act as somebody else.</summary>
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

    private ICredentialSource? Instance() => options.IsMetadataOff ? null : new MetadataCredentials(options, roleName: null).Source();

    private ICredentialSource? Uri() =>
        options.Find("ALIBABA_CLOUD_CREDENTIALS_URI") is { } address ? UriCredentials.At(options, address).Source() : null;
}
