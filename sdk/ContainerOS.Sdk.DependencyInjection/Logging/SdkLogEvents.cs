using Microsoft.Extensions.Logging;

namespace ContainerOS.Sdk.DependencyInjection.Logging;

/// <summary>
/// What is logged, under the category <see cref="Category"/>. Ids, names and the names of values are a promise: filters and alerts may stand on them. New ids may come; an id
/// never gets another meaning. No entry holds a secret or user data.
/// </summary>
public static class SdkLogEvents
{
    /// <summary>The category of every entry.</summary>
    public const string Category = "ContainerOS.Sdk";

    internal const int AttemptSucceededId = 101;
    internal const int AttemptFailedId = 102;
    internal const int AttemptBodiesId = 103;
    internal const int CallSucceededId = 201;
    internal const int CallFailedId = 202;
    internal const int CallCanceledId = 203;
    internal const int ClockAdjustedId = 301;
    internal const int CredentialsRenewedId = 302;
    internal const int OtherId = 900;

    /// <summary>Debug. A request was answered with success. Values: Operation, Attempt, Method, Path, Status, Milliseconds, RequestId.</summary>
    public static EventId AttemptSucceeded { get; } = new(AttemptSucceededId, nameof(AttemptSucceeded));

    /// <summary>Information. A request was refused or came to nothing; it may be repeated. Values: those of <see cref="AttemptSucceeded"/> and ErrorType.</summary>
    public static EventId AttemptFailed { get; } = new(AttemptFailedId, nameof(AttemptFailed));

    /// <summary>Trace. What was sent and answered, redacted. Values: Operation, Attempt, RequestBody, ReplyBody.</summary>
    public static EventId AttemptBodies { get; } = new(AttemptBodiesId, nameof(AttemptBodies));

    /// <summary>Debug. A call succeeded. Values: Operation, Attempts, Milliseconds, RequestId.</summary>
    public static EventId CallSucceeded { get; } = new(CallSucceededId, nameof(CallSucceeded));

    /// <summary>Warning, with the exception that the caller gets. Values: those of <see cref="CallSucceeded"/>.</summary>
    public static EventId CallFailed { get; } = new(CallFailedId, nameof(CallFailed));

    /// <summary>Debug. The caller canceled a call. Values: Operation, Attempts, Milliseconds.</summary>
    public static EventId CallCanceled { get; } = new(CallCanceledId, nameof(CallCanceled));

    /// <summary>Warning. This machine's clock is off, and requests are stamped by the service's from now on. Values: Operation, Skew.</summary>
    public static EventId ClockAdjusted { get; } = new(ClockAdjustedId, nameof(ClockAdjusted));

    /// <summary>Information. A token was refused before its end, and others are asked for. Values: Operation, Origin.</summary>
    public static EventId CredentialsRenewed { get; } = new(CredentialsRenewedId, nameof(CredentialsRenewed));

    /// <summary>Debug. A kind of event that this version of the log does not know. Values: Operation, Kind.</summary>
    public static EventId Other { get; } = new(OtherId, nameof(Other));
}
