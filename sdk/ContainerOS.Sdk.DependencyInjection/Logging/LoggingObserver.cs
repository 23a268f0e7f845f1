using ContainerOS.Sdk.Observability;
using Microsoft.Extensions.Logging;

namespace ContainerOS.Sdk.DependencyInjection.Logging;

/// <summary>Writes what a client does to a log.</summary>
/// <param name="logger">The log.</param>
internal sealed class LoggingObserver(ILogger logger) : ISdkObserver
{
    /// <inheritdoc/>
    public void On(SdkEvent happening)
    {
        switch (happening)
        {
            case TryFinished done:
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
                SdkLog.Other(logger, happening.Operation, happening.GetType().Name);
                break;
        }
    }

    private void Write(TryFinished done)
    {
        var (exchange, took) = (done.Exchange, done.Duration.TotalMilliseconds);
        if (done.ErrorType is null)
        {
            SdkLog.TrySucceeded(
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
            SdkLog.TryFailed(
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
            SdkLog.TryBodies(logger, done.Operation, done.Attempt, exchange.RequestBody(), exchange.ReplyBody());
        }
    }

    private void Write(CallFinished done)
    {
        var took = done.Duration.TotalMilliseconds;
        switch (done.Fault)
        {
            case null:
                SdkLog.CallSucceeded(logger, done.Operation, done.Tries, took, done.RequestId);
                break;
            case OperationCanceledException:
                SdkLog.CallCanceled(logger, done.Operation, done.Tries, took);
                break;
            default:
                SdkLog.CallFailed(logger, done.Fault, done.Operation, done.Tries, took, done.RequestId);
                break;
        }
    }
}
