namespace ContainerOS.Sdk.Errors;

/// <summary>
/// A call that must not be repeated was sent, and nobody knows whether the service carried it out.
/// The inner exception says what happened. Look at the pool before sending anything again.
/// </summary>
/// <param name="action">The API action.</param>
/// <param name="inner">What happened.</param>
public sealed class AmbiguousOutcomeException(string action, Exception inner)
    : SdkException(
        $"{action} was sent, but its outcome is unknown: {inner.Message} It was not sent again; look before repeating it.",
        inner
    )
{
    /// <summary>The API action.</summary>
    public string Action { get; } = action;
}
