namespace ContainerOS.Sdk.Errors;

/// <summary>An error as the service reports it.</summary>
/// <param name="Action">The API action.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Vendor code; <c>Unknown</c> when the reply had none.</param>
/// <param name="Message">Vendor text, with secrets and user data blanked out.</param>
/// <param name="RequestId">Request id, or null.</param>
/// <param name="RetryAfter">How long the service asks to wait, or null.</param>
public sealed record ApiError(string Action, int Status, string Code, string Message, string? RequestId, TimeSpan? RetryAfter = null);
