namespace ContainerOS.Sdk.Errors;

/// <summary>The credentials are good but lack the permission; a RAM policy has to grant the action.</summary>
/// <param name="error">What the service said.</param>
public sealed class ForbiddenException(ApiError error) : ApiException(error);
