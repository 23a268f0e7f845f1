using ContainerOS.Sdk.Errors;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace ContainerOS.Sdk.Transport;

/// <summary>After which fault a call may be sent again, and when.</summary>
internal static class RetryPolicy
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    /// <summary>Whether nothing was carried out: it was refused before work, or never sent.</summary>
    public static bool IsRefusal(Exception? fault) =>
        fault is ApiException { Kind: ApiErrorKind.Throttled } or EndpointUnreachableException;

    /// <summary>The retries for calls of a kind.</summary>
    public static RetryStrategyOptions<ApiReply> Options(Idempotency repetition, SdkOptions options, RetryBudget budget) =>
        new()
        {
            MaxRetryAttempts = options.MaxRetries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = FirstPause,
            MaxDelay = LongestPause,
            // Polly asks after the last attempt too; that one takes nothing from the budget, and neither does what is not sent.
            ShouldHandle = outcome =>
                ValueTask.FromResult(
                    IsRetryable(repetition, outcome.Outcome.Exception, options.TotalTimeout)
                        && outcome.AttemptNumber < options.MaxRetries
                        && (outcome.Outcome.Exception is BrokenCircuitException || budget.TryTake())
                ),
            DelayGenerator = outcome => ValueTask.FromResult(RetryAfter(outcome.Outcome.Exception)),
        };

    private static TimeSpan? RetryAfter(Exception? fault) =>
        fault is BrokenCircuitException open ? open.RetryAfter : (fault as ApiException)?.Error.RetryAfter;

    private static bool IsRetryable(Idempotency repetition, Exception? fault, TimeSpan total) =>
        fault switch
        {
            // A wait beyond the whole call's time would only delay the same answer.
            ApiException { Error.RetryAfter: { } wait } when wait >= total => false,
            // Nothing is sent while the circuit is open.
            BrokenCircuitException => true,
            _ when IsRefusal(fault) => true,
            ApiException { Kind: ApiErrorKind.ServerError } or ConnectionLostException or CallTimeoutException or MalformedReplyException =>
                repetition is Idempotency.Idempotent,
            _ => false,
        };
}
