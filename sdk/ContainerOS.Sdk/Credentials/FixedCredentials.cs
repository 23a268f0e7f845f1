namespace ContainerOS.Sdk.Credentials;

/// <summary>Credentials given by the program.</summary>
/// <param name="credentials">The credentials.</param>
/// <param name="origin">Where the program has them from, in words without a secret.</param>
public sealed class FixedCredentials(CloudCredentials credentials, string origin = "the program") : ICredentialSource
{
    /// <inheritdoc/>
    public string Origin => origin;

    /// <inheritdoc/>
    public ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(credentials);
}
