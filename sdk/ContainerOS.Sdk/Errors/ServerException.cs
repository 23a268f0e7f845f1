namespace ContainerOS.Sdk.Errors;

/// <summary>The service failed on its side (HTTP 5xx).</summary>
/// <param name="error">What the service said.</param>
public sealed class ServerException(ApiError error) : ApiException(error);
