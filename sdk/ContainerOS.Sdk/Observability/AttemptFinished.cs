namespace ContainerOS.Sdk.Observability;

/// <summary>One HTTP request was answered, or came to nothing.</summary>
/// <param name="Operation">The API action.</param>
/// <param name="Attempt">Which try of the call it was; the first is 1.</param>
/// <param name="Exchange">What was sent and answered.</param>
/// <param name="Duration">From the request to the whole reply.</param>
/// <param name="ErrorType">The vendor's code or the kind of fault; null when it succeeded.</param>
public sealed record AttemptFinished(string Operation, int Attempt, HttpExchange Exchange, TimeSpan Duration, string? ErrorType)
    : SdkEvent(Operation);
