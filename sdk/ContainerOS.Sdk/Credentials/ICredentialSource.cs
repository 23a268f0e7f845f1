namespace ContainerOS.Sdk.Credentials;

/// <summary>Where credentials come from. Asked before every call, so that a source can refresh them.</summary>
public interface ICredentialSource
{
    /// <summary>Where they come from, in words for a user; never a secret.</summary>
    string Origin => GetType().Name;

    /// <summary>The credentials to sign the next call with.</summary>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="CredentialsNotFoundException">The source has none.</exception>
    ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken);
}
