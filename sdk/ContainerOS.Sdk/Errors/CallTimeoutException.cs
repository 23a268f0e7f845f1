namespace ContainerOS.Sdk.Errors;

/// <summary>No complete reply came in time.</summary>
/// <param name="action">The API action.</param>
/// <param name="limit">The timeout that expired.</param>
/// <param name="inner">The cause.</param>
public sealed class CallTimeoutException(string action, TimeSpan limit, Exception? inner = null)
    : SdkException($"{action}: no reply within {limit.TotalSeconds:0.###} s.", inner)
{
    /// <summary>The timeout that expired.</summary>
    public TimeSpan Limit { get; } = limit;
}
