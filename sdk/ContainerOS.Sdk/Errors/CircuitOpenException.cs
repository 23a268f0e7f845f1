namespace ContainerOS.Sdk.Errors;

/// <summary>
/// The call was not sent, because nearly all calls to the endpoint have failed lately. The inner exception is the last of those failures,
/// with the service's request id where it gave one.
/// </summary>
/// <param name="action">The API action.</param>
/// <param name="wait">How long until the endpoint is tried again.</param>
/// <param name="inner">The last failure.</param>
public sealed class CircuitOpenException(string action, TimeSpan wait, Exception? inner)
    : SdkException(
        $"{action} was not sent: nearly all calls to the endpoint have failed lately; it is tried again in {wait.TotalSeconds:0.#} s. Last failure: {inner?.Message}",
        inner
    )
{
    /// <summary>The API action.</summary>
    public string Action { get; } = action;

    /// <summary>How long until the endpoint is tried again.</summary>
    public TimeSpan Wait { get; } = wait;
}
