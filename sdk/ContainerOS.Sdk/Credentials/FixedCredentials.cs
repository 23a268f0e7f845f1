namespace ContainerOS.Sdk.Credentials;

/// <summary>Credentials that the program supplies.</summary>
/// <param name="credentials">The credentials.</param>
/// <param name="origin">Where the program got them, without a secret; shown to users.</param>
public sealed class FixedCredentials(CloudCredentials credentials, string origin = "the program") : ICredentialSource
{
    /// <inheritdoc/>
    public string Origin => origin;

    /// <inheritdoc/>
    public ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(credentials);
}
