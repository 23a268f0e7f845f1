namespace ContainerOS.Sdk.Credentials;

/// <summary>
/// Credentials from <c>ALIBABA_CLOUD_ACCESS_KEY_ID</c>, <c>ALIBABA_CLOUD_ACCESS_KEY_SECRET</c> and, for temporary keys,
/// <c>ALIBABA_CLOUD_SECURITY_TOKEN</c>: the first source of the vendor's chain.
/// </summary>
/// <param name="read">Reads a variable; null for the environment of the process.</param>
public sealed class EnvironmentCredentials(Func<string, string?>? read = null) : ICredentialSource
{
    internal const string Id = "ALIBABA_CLOUD_ACCESS_KEY_ID";
    internal const string KeySecret = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
    private const string Token = "ALIBABA_CLOUD_SECURITY_TOKEN";
    private readonly Func<string, string?> read = read ?? Environment.GetEnvironmentVariable;

    /// <inheritdoc/>
    public string Origin => $"the environment variable {Id}";

    /// <inheritdoc/>
    public ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(new CloudCredentials(Require(Id), new(Require(KeySecret)), Find(Token) is { } token ? new(token) : null));

    private string Require(string name) =>
        Find(name)
        ?? throw new CredentialsNotFoundException(
            $"No credentials: the environment variable {name} is not set. "
                + $"Set {Id} and {KeySecret}, and {Token} as well for temporary (STS) keys."
        );

    private string? Find(string name) => read(name)?.Trim() is { Length: > 0 } value ? value : null;
}
