namespace ContainerOS.Sdk.Errors;

/// <summary>
/// The call was not sent, because almost all recent calls to the endpoint failed. The inner exception is the last of those failures, with
/// the request id of the service if there was one.
/// </summary>
/// <param name="action">The API action.</param>
/// <param name="wait">How long until the endpoint is called again.</param>
/// <param name="inner">The last failure.</param>
public sealed class CircuitOpenException(string action, TimeSpan wait, Exception? inner)
    : SdkException(
        $"{action} was not sent: almost all recent calls to the endpoint failed; it is called again in {wait.TotalSeconds:0.#} s. "
            + $"Last failure: {inner?.Message}",
        inner
    )
{
    /// <summary>The API action.</summary>
    public string Action { get; } = action;

    /// <summary>How long until the endpoint is called again.</summary>
    public TimeSpan Wait { get; } = wait;
}
