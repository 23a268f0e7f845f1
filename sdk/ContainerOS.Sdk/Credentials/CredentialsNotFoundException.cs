using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Credentials;

/// <summary>No credentials were found.</summary>
/// <param name="message">Which sources were searched, and how to configure credentials.</param>
public sealed class CredentialsNotFoundException(string message) : SdkException(message);
