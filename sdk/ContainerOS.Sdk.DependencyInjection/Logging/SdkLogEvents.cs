using Microsoft.Extensions.Logging;

namespace ContainerOS.Sdk.DependencyInjection.Logging;

/// <summary>
/// The log entries of the SDK, in the category <see cref="Category"/>. Ids, names and the names of values are stable, so filters and alerts
/// can depend on them. New ids may be added; the meaning of an id does not change. No entry contains a secret or user data.
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

    /// <summary>Debug. A request succeeded. Values: Operation, Attempt, Method, Path, Status, Milliseconds, RequestId.</summary>
    public static EventId AttemptSucceeded { get; } = new(AttemptSucceededId, nameof(AttemptSucceeded));

    /// <summary>
    /// Information. A request failed; it may be retried. Values: those of <see cref="AttemptSucceeded"/> and ErrorType.
    /// </summary>
    public static EventId AttemptFailed { get; } = new(AttemptFailedId, nameof(AttemptFailed));

    /// <summary>Trace. The bodies of request and reply, redacted. Values: Operation, Attempt, RequestBody, ReplyBody.</summary>
    public static EventId AttemptBodies { get; } = new(AttemptBodiesId, nameof(AttemptBodies));

    /// <summary>Debug. A call succeeded. Values: Operation, Attempts, Milliseconds, RequestId.</summary>
    public static EventId CallSucceeded { get; } = new(CallSucceededId, nameof(CallSucceeded));

    /// <summary>Warning. A call failed; the exception is the one the caller gets. Values: those of <see cref="CallSucceeded"/>.</summary>
    public static EventId CallFailed { get; } = new(CallFailedId, nameof(CallFailed));

    /// <summary>Debug. The caller cancelled a call. Values: Operation, Attempts, Milliseconds.</summary>
    public static EventId CallCanceled { get; } = new(CallCanceledId, nameof(CallCanceled));

    /// <summary>
    /// Warning. The clock of this machine is wrong; time stamps use the clock of the service from now on. Values: Operation, Skew.
    /// </summary>
    public static EventId ClockAdjusted { get; } = new(ClockAdjustedId, nameof(ClockAdjusted));

    /// <summary>Information. A token was refused before it expired, and new credentials are requested. Values: Operation, Origin.</summary>
    public static EventId CredentialsRenewed { get; } = new(CredentialsRenewedId, nameof(CredentialsRenewed));

    /// <summary>Debug. An event of a type that this version does not know. Values: Operation, Kind.</summary>
    public static EventId Other { get; } = new(OtherId, nameof(Other));
}
