namespace ContainerOS.Sdk.Errors;

/// <summary>An endpoint failed nearly every call of the last half minute, so this one was not sent.</summary>
/// <param name="action">The call.</param>
/// <param name="retryAfter">When the endpoint is tried again.</param>
/// <param name="inner">The last failure, as far as known.</param>
public sealed class CircuitOpenException(string action, TimeSpan retryAfter, Exception? inner = null) : SdkException(
    $"{action} was not sent: the endpoint failed nearly every call of the last half minute. It is tried again in {retryAfter.TotalSeconds:0} s.", inner)
{
    /// <summary>When the endpoint is tried again.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}
