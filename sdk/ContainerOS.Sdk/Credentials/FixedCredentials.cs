namespace ContainerOS.Sdk.Credentials;

/// <summary>Credentials given by the program.</summary>
/// <param name="credentials">The credentials.</param>
public sealed class FixedCredentials(CloudCredentials credentials) : ICredentialSource
{
    /// <inheritdoc/>
    public ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(credentials);
}
