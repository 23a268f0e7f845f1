namespace ContainerOS.Sdk.Errors;

/// <summary>The cluster, pool or task does not exist.</summary>
/// <param name="error">What the service said.</param>
public sealed class NotFoundException(ApiError error) : ApiException(error);
