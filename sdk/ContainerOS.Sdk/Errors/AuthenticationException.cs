namespace ContainerOS.Sdk.Errors;

/// <summary>The service does not accept the credentials or the signature. Check the access key, and that its secret belongs to it.</summary>
/// <param name="error">What the service said.</param>
public sealed class AuthenticationException(ApiError error) : ApiException(error);
