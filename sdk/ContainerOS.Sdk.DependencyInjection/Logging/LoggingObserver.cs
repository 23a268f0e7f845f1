using ContainerOS.Sdk.Observability;
using Microsoft.Extensions.Logging;

namespace ContainerOS.Sdk.DependencyInjection.Logging;

/// <summary>Logs the events of a client.</summary>
/// <param name="logger">The logger.</param>
internal sealed class LoggingObserver(ILogger logger) : ISdkObserver
{
    /// <inheritdoc/>
    public void OnEvent(SdkEvent sdkEvent)
    {
        switch (sdkEvent)
        {
            case AttemptFinished done:
                Write(done);
                break;
            case CallFinished done:
                Write(done);
                break;
            case ClockAdjusted clock:
                SdkLog.ClockAdjusted(logger, clock.Operation, clock.Skew);
                break;
            case CredentialsRenewed renewed:
                SdkLog.CredentialsRenewed(logger, renewed.Operation, renewed.Origin);
                break;
            default:
                SdkLog.Other(logger, sdkEvent.Operation, sdkEvent.GetType().Name);
                break;
        }
    }

    private void Write(AttemptFinished done)
    {
        var (exchange, took) = (done.Exchange, done.Duration.TotalMilliseconds);
        if (done.ErrorType is null)
        {
            SdkLog.AttemptSucceeded(
                logger,
                done.Operation,
                done.Attempt,
                exchange.Method,
                exchange.Path,
                exchange.Status,
                took,
                exchange.RequestId
            );
        }
        else
        {
            SdkLog.AttemptFailed(
                logger,
                done.Operation,
                done.Attempt,
                exchange.Method,
                exchange.Path,
                done.ErrorType,
                exchange.Status,
                took,
                exchange.RequestId
            );
        }

        // Bodies are copied and redacted only for this entry.
        if (logger.IsEnabled(LogLevel.Trace))
        {
            SdkLog.AttemptBodies(logger, done.Operation, done.Attempt, exchange.RequestBody(), exchange.ReplyBody());
        }
    }

    private void Write(CallFinished done)
    {
        var took = done.Duration.TotalMilliseconds;
        switch (done.Error)
        {
            case null:
                SdkLog.CallSucceeded(logger, done.Operation, done.Attempts, took, done.RequestId);
                break;
            case OperationCanceledException:
                SdkLog.CallCanceled(logger, done.Operation, done.Attempts, took);
                break;
            default:
                SdkLog.CallFailed(logger, done.Error, done.Operation, done.Attempts, took, done.RequestId);
                break;
        }
    }
}

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
        "{Operation}: attempt {Attempt}, {Method} {Path} failed with {ErrorType} (status {Status}) in {Milliseconds:0} ms "
            + "(request {RequestId})",
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
        "{Operation} was refused for its time stamp; the clock of the service is ahead by {Skew} and is used from now on",
        EventName = nameof(SdkLogEvents.ClockAdjusted)
    )]
    public static partial void ClockAdjusted(ILogger logger, string operation, TimeSpan skew);

    [LoggerMessage(
        SdkLogEvents.CredentialsRenewedId,
        LogLevel.Information,
        "{Operation}: the service refused the token before it expired; new credentials are requested from {Origin}",
        EventName = nameof(SdkLogEvents.CredentialsRenewed)
    )]
    public static partial void CredentialsRenewed(ILogger logger, string operation, string origin);

    [LoggerMessage(SdkLogEvents.OtherId, LogLevel.Debug, "{Operation}: {Kind}", EventName = nameof(SdkLogEvents.Other))]
    public static partial void Other(ILogger logger, string operation, string kind);
}
