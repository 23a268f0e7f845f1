using ContainerOS.Sdk.Observability;
using Microsoft.Extensions.Logging;

namespace ContainerOS.Sdk.DependencyInjection.Logging;

/// <summary>Writes what a client does to a log.</summary>
/// <param name="logger">The log.</param>
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

        // Bodies are copied and cleaned for this entry alone.
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
