namespace ContainerOS.Sdk.Credentials;

/// <summary>A source of credentials. It is asked before every call, so that it can refresh them.</summary>
public interface ICredentialSource
{
    /// <summary>The name of the source, for users; never a secret.</summary>
    string Origin => GetType().Name;

    /// <summary>Returns the credentials to sign the next call with.</summary>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The credentials.</returns>
    /// <exception cref="CredentialsNotFoundException">The source has no credentials.</exception>
    ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken);

    /// <summary>Discards credentials whose token the service calls expired, so that the next call gets others.</summary>
    /// <param name="rejected">What the call was signed with. If the source has other credentials by now, they are kept.</param>
    /// <returns>Whether the source may return other credentials next time; false for a source that always returns the same.</returns>
    bool Invalidate(CloudCredentials rejected) => false;
}
