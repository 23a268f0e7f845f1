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

    /// <summary>Takes back credentials whose token the service calls expired, so that the next question gets others.</summary>
    /// <param name="rejected">What the call was signed with; when the source gives others by now, they stay.</param>
    /// <returns>Whether asking again may give others; false for a source that always gives the same.</returns>
    bool Invalidate(CloudCredentials rejected) => false;
}
