using Microsoft.Extensions.Logging;

namespace ContainerOS.Sdk.DependencyInjection.Logging;

/// <summary>The entries of <see cref="SdkLogEvents"/>.</summary>
internal static partial class SdkLog
{
    [LoggerMessage(
        SdkLogEvents.AttemptSucceededId,
        LogLevel.Debug,
        "{Operation}: attempt {Attempt}, {Method} {Path} answered {Status} in {Milliseconds:0} ms (request {RequestId})",
        EventName = nameof(SdkLogEvents.AttemptSucceeded)
    )]
    public static partial void AttemptSucceeded(
        ILogger logger,
        string operation,
        int attempt,
        string method,
        string path,
        int? status,
        double milliseconds,
        string? requestId
    );

    [LoggerMessage(
        SdkLogEvents.AttemptFailedId,
        LogLevel.Information,
        "{Operation}: attempt {Attempt}, {Method} {Path} failed with {ErrorType} (status {Status}) in {Milliseconds:0} ms (request {RequestId})",
        EventName = nameof(SdkLogEvents.AttemptFailed)
    )]
    public static partial void AttemptFailed(
        ILogger logger,
        string operation,
        int attempt,
        string method,
        string path,
        string? errorType,
        int? status,
        double milliseconds,
        string? requestId
    );

    [LoggerMessage(
        SdkLogEvents.AttemptBodiesId,
        LogLevel.Trace,
        "{Operation}: attempt {Attempt} sent {RequestBody} and got {ReplyBody}",
        EventName = nameof(SdkLogEvents.AttemptBodies),
        SkipEnabledCheck = true
    )]
    public static partial void AttemptBodies(ILogger logger, string operation, int attempt, string requestBody, string replyBody);

    [LoggerMessage(
        SdkLogEvents.CallSucceededId,
        LogLevel.Debug,
        "{Operation} succeeded after {Attempts} attempts in {Milliseconds:0} ms (request {RequestId})",
        EventName = nameof(SdkLogEvents.CallSucceeded)
    )]
    public static partial void CallSucceeded(ILogger logger, string operation, int attempts, double milliseconds, string? requestId);

    [LoggerMessage(
        SdkLogEvents.CallFailedId,
        LogLevel.Warning,
        "{Operation} failed after {Attempts} attempts in {Milliseconds:0} ms (request {RequestId})",
        EventName = nameof(SdkLogEvents.CallFailed)
    )]
    public static partial void CallFailed(
        ILogger logger,
        Exception fault,
        string operation,
        int attempts,
        double milliseconds,
        string? requestId
    );

    [LoggerMessage(
        SdkLogEvents.CallCanceledId,
        LogLevel.Debug,
        "{Operation} was canceled after {Attempts} attempts and {Milliseconds:0} ms",
        EventName = nameof(SdkLogEvents.CallCanceled)
    )]
    public static partial void CallCanceled(ILogger logger, string operation, int attempts, double milliseconds);

    [LoggerMessage(
        SdkLogEvents.ClockAdjustedId,
        LogLevel.Warning,
        "{Operation} was refused for its time stamp; the service's clock is ahead by {Skew} and is used from now on",
        EventName = nameof(SdkLogEvents.ClockAdjusted)
    )]
    public static partial void ClockAdjusted(ILogger logger, string operation, TimeSpan skew);

    [LoggerMessage(
        SdkLogEvents.CredentialsRenewedId,
        LogLevel.Information,
        "{Operation}: the service refused the token before its end; new credentials are asked of {Origin}",
        EventName = nameof(SdkLogEvents.CredentialsRenewed)
    )]
    public static partial void CredentialsRenewed(ILogger logger, string operation, string origin);

    [LoggerMessage(SdkLogEvents.OtherId, LogLevel.Debug, "{Operation}: {Kind}", EventName = nameof(SdkLogEvents.Other))]
    public static partial void Other(ILogger logger, string operation, string kind);
}
