namespace ContainerOS.Sdk.Errors;

/// <summary>
/// A non-idempotent call was sent, and it is unknown whether it had an effect. The inner exception says what happened. Read the node pool
/// before sending the call again.
/// </summary>
/// <param name="action">The API action.</param>
/// <param name="inner">What happened.</param>
public sealed class AmbiguousOutcomeException(string action, Exception inner)
    : SdkException(
        $"{action} was sent, but its outcome is unknown: {inner.Message} "
            + "It was not sent again; read the node pool before you repeat the call.",
        inner
    )
{
    /// <summary>The API action.</summary>
    public string Action { get; } = action;
}
