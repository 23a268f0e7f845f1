using Microsoft.Extensions.Logging;

namespace ContainerOS.Sdk.DependencyInjection.Logging;

/// <summary>The entries of <see cref="SdkLogEvents"/>.</summary>
internal static partial class SdkLog
{
    [LoggerMessage(
        SdkLogEvents.TrySucceededId,
        LogLevel.Debug,
        "{Operation}: try {Attempt}, {Method} {Path} answered {Status} in {Milliseconds:0} ms (request {RequestId})",
        EventName = nameof(SdkLogEvents.TrySucceeded)
    )]
    public static partial void TrySucceeded(
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
        SdkLogEvents.TryFailedId,
        LogLevel.Information,
        "{Operation}: try {Attempt}, {Method} {Path} failed with {ErrorType} (status {Status}) in {Milliseconds:0} ms (request {RequestId})",
        EventName = nameof(SdkLogEvents.TryFailed)
    )]
    public static partial void TryFailed(
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
        SdkLogEvents.TryBodiesId,
        LogLevel.Trace,
        "{Operation}: try {Attempt} sent {RequestBody} and got {ReplyBody}",
        EventName = nameof(SdkLogEvents.TryBodies),
        SkipEnabledCheck = true
    )]
    public static partial void TryBodies(ILogger logger, string operation, int attempt, string requestBody, string replyBody);

    [LoggerMessage(
        SdkLogEvents.CallSucceededId,
        LogLevel.Debug,
        "{Operation} succeeded after {Tries} tries in {Milliseconds:0} ms (request {RequestId})",
        EventName = nameof(SdkLogEvents.CallSucceeded)
    )]
    public static partial void CallSucceeded(ILogger logger, string operation, int tries, double milliseconds, string? requestId);

    [LoggerMessage(
        SdkLogEvents.CallFailedId,
        LogLevel.Warning,
        "{Operation} failed after {Tries} tries in {Milliseconds:0} ms (request {RequestId})",
        EventName = nameof(SdkLogEvents.CallFailed)
    )]
    public static partial void CallFailed(
        ILogger logger,
        Exception fault,
        string operation,
        int tries,
        double milliseconds,
        string? requestId
    );

    [LoggerMessage(
        SdkLogEvents.CallCanceledId,
        LogLevel.Debug,
        "{Operation} was canceled after {Tries} tries and {Milliseconds:0} ms",
        EventName = nameof(SdkLogEvents.CallCanceled)
    )]
    public static partial void CallCanceled(ILogger logger, string operation, int tries, double milliseconds);

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
