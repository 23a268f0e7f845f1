using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Credentials;

/// <summary>
/// A configured source could not give credentials. The search ends here, because the next source could be another identity than the one
/// that was configured.
/// </summary>
/// <param name="origin">The source, without a secret.</param>
/// <param name="problem">What went wrong and how to fix it.</param>
/// <param name="inner">The cause.</param>
public sealed class CredentialSourceException(string origin, string problem, Exception? inner = null)
    : SdkException($"No credentials from {origin}: {problem}", inner)
{
    /// <summary>The source, without a secret.</summary>
    public string Origin { get; } = origin;
}
