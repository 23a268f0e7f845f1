using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Credentials;

/// <summary>No credentials were found.</summary>
/// <param name="message">Where they were looked for, and how to set them.</param>
public sealed class CredentialsNotFoundException(string message) : SdkException(message);
