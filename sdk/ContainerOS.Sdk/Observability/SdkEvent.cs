namespace ContainerOS.Sdk.Observability;

/// <summary>Something a client did.</summary>
/// <param name="Operation">The API action it was for, such as <c>CreateClusterNodePool</c>.</param>
public abstract record SdkEvent(string Operation);

/// <summary>One HTTP request was answered, or failed without a complete reply.</summary>
/// <param name="Operation">The API action.</param>
/// <param name="Attempt">The number of the attempt of the call; the first is 1.</param>
/// <param name="Exchange">The request and the reply.</param>
/// <param name="Duration">The time from the request to the complete reply.</param>
/// <param name="ErrorType">The vendor's code or the type of the exception; null when the request succeeded.</param>
public sealed record AttemptFinished(string Operation, int Attempt, HttpExchange Exchange, TimeSpan Duration, string? ErrorType)
    : SdkEvent(Operation);

/// <summary>A call ended, with all its attempts.</summary>
/// <param name="Operation">The API action.</param>
/// <param name="Attempts">How many requests were sent; 0 when the call failed before the first.</param>
/// <param name="Duration">The time of the call, with the pauses between attempts.</param>
/// <param name="RequestId">The vendor's id of the last reply, or null.</param>
/// <param name="Error">The exception that the caller gets, also when the caller cancelled; null when the call succeeded.</param>
public sealed record CallFinished(string Operation, int Attempts, TimeSpan Duration, string? RequestId, Exception? Error)
    : SdkEvent(Operation);

/// <summary>The service refused a time stamp. Requests are stamped by the clock of the service from now on.</summary>
/// <param name="Operation">The API action that was refused.</param>
/// <param name="Skew">How far the clock of the service is ahead of the clock of this machine.</param>
public sealed record ClockAdjusted(string Operation, TimeSpan Skew) : SdkEvent(Operation);

/// <summary>The service refused a temporary token before it expired. New credentials are requested.</summary>
/// <param name="Operation">The API action that was refused.</param>
/// <param name="Origin">The source of the credentials, without a secret.</param>
public sealed record CredentialsRenewed(string Operation, string Origin) : SdkEvent(Operation);
