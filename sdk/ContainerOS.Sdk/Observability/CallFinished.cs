namespace ContainerOS.Sdk.Observability;

/// <summary>A call ended, with all its tries.</summary>
/// <param name="Operation">The API action.</param>
/// <param name="Attempts">How many requests were sent; 0 when it failed before the first.</param>
/// <param name="Duration">With the pauses between tries.</param>
/// <param name="RequestId">The vendor's id of the last reply, or null.</param>
/// <param name="Error">What the caller gets; null when it succeeded. A cancellation by the caller is one too.</param>
public sealed record CallFinished(string Operation, int Attempts, TimeSpan Duration, string? RequestId, Exception? Error)
    : SdkEvent(Operation);
