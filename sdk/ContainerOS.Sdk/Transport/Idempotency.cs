namespace ContainerOS.Sdk.Transport;

/// <summary>What may be done when a call's outcome is not known.</summary>
internal enum Idempotency
{
    /// <summary>It changes nothing, or says the same goal again: send it again.</summary>
    Idempotent,

    /// <summary>Sent twice it may count twice: look first.</summary>
    NonIdempotent,
}
