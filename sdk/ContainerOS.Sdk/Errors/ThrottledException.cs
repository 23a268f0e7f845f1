namespace ContainerOS.Sdk.Errors;

/// <summary>The account calls too often; the retries of the client did not outlast it.</summary>
/// <param name="error">What the service said.</param>
public sealed class ThrottledException(ApiError error) : ApiException(error)
{
    /// <summary>How long the service asks to wait, or null when it does not say.</summary>
    public TimeSpan? RetryAfter => Error.RetryAfter;
}
