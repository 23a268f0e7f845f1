using ContainerOS.Sdk.Errors;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace ContainerOS.Sdk.Transport;

/// <summary>
/// Sends calls with a total timeout, retries where they are safe, and a circuit breaker; decides what a failure means for the call.
/// From outer to inner: total timeout, retry (<see cref="RetryPolicy"/>), circuit breaker (<see cref="CircuitBreakerPolicy"/>),
/// attempt (<see cref="CallAttempt"/>).
/// </summary>
internal sealed class CallPipeline
{
    private readonly RetryBudget budget = new();
    private readonly SdkOptions options;
    private readonly CallAttempt attempt;
    private readonly ResiliencePipeline<ApiReply> idempotent;
    private readonly ResiliencePipeline<ApiReply> nonIdempotent;
    private readonly ResiliencePipeline<ApiReply> withoutRetry;

    public CallPipeline(SignedTransport transport, SdkOptions options)
    {
        this.options = options;
        attempt = new(transport, options, budget);
        var circuit = Builder().AddCircuitBreaker(CircuitBreakerPolicy.Options).Build();
        idempotent = Pipeline(RetryPolicy.Options(Idempotency.Idempotent, options, budget), circuit);
        nonIdempotent = Pipeline(RetryPolicy.Options(Idempotency.NonIdempotent, options, budget), circuit);
        withoutRetry = Pipeline(retry: null, circuit);
    }

    /// <summary>Sends a call and returns its reply, which is a success.</summary>
    /// <exception cref="SdkException">The call failed.</exception>
    public async Task<ApiReply> SendAsync(ApiCall call, CallProgress progress, CancellationToken ct)
    {
        var pipeline =
            !call.IsRetried ? withoutRetry
            : call.Idempotency is Idempotency.Idempotent ? idempotent
            : nonIdempotent;
        try
        {
            return await pipeline
                .ExecuteAsync(
                    static (state, token) => state.attempt.SendAsync(state.call, state.progress, token),
                    (attempt, call, progress),
                    ct
                )
                .ConfigureAwait(false);
        }
        catch (TimeoutRejectedException fault)
        {
            // The time ran out during the pause after a throttling error. That error is reported; no request is in flight.
            throw progress.LastRefusal ?? WithOutcome(call, progress, new CallTimeoutException(call.Action, options.TotalTimeout, fault));
        }
        catch (BrokenCircuitException fault)
        {
            var open = new CircuitOpenException(call.Action, fault.RetryAfter ?? TimeSpan.Zero, fault.InnerException);
            throw WithOutcome(call, progress, open);
        }
        catch (SdkException fault) when (fault is not AmbiguousOutcomeException)
        {
            throw WithOutcome(call, progress, fault);
        }
    }

    private static SdkException WithOutcome(ApiCall call, CallProgress progress, SdkException fault) =>
        call.Idempotency is Idempotency.NonIdempotent && progress.IsOutcomeUnknown
            ? new AmbiguousOutcomeException(call.Action, fault)
            : fault;

    private ResiliencePipelineBuilder<ApiReply> Builder() => new() { TimeProvider = options.Time };

    private ResiliencePipeline<ApiReply> Pipeline(RetryStrategyOptions<ApiReply>? retry, ResiliencePipeline<ApiReply> circuit)
    {
        var builder = Builder().AddTimeout(options.TotalTimeout);
        if (retry is not null && options.MaxRetries > 0)
        {
            builder.AddRetry(retry);
        }

        return builder.AddPipeline(circuit).Build();
    }
}

/// <summary>Decides after which failures a call is retried, and when.</summary>
internal static class RetryPolicy
{
    private static readonly TimeSpan BaseDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(20);

    /// <summary>Whether the call had no effect: the service refused it before doing anything, or it was never sent.</summary>
    public static bool IsRefusal(Exception? fault) =>
        fault is ApiException { Kind: ApiErrorKind.Throttled } or EndpointUnreachableException;

    /// <summary>The retry options for idempotent or non-idempotent calls.</summary>
    public static RetryStrategyOptions<ApiReply> Options(Idempotency idempotency, SdkOptions options, RetryBudget budget) =>
        new()
        {
            MaxRetryAttempts = options.MaxRetries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = BaseDelay,
            MaxDelay = MaxDelay,
            // Polly also asks after the last attempt, which must not take from the budget. Neither must a call that is not sent.
            ShouldHandle = outcome =>
                ValueTask.FromResult(
                    IsRetryable(idempotency, outcome.Outcome.Exception, options.TotalTimeout)
                        && outcome.AttemptNumber < options.MaxRetries
                        && (outcome.Outcome.Exception is BrokenCircuitException || budget.TryTake())
                ),
            DelayGenerator = outcome => ValueTask.FromResult(RetryAfter(outcome.Outcome.Exception)),
        };

    private static TimeSpan? RetryAfter(Exception? fault) =>
        fault is BrokenCircuitException open ? open.RetryAfter : (fault as ApiException)?.RetryAfter;

    private static bool IsRetryable(Idempotency idempotency, Exception? fault, TimeSpan total) =>
        fault switch
        {
            // A wait longer than the total timeout would only delay the same error.
            ApiException { RetryAfter: { } wait } when wait >= total => false,
            // Nothing is sent while the circuit is open.
            BrokenCircuitException => true,
            _ when IsRefusal(fault) => true,
            ApiException { Kind: ApiErrorKind.ServerError } or ConnectionLostException or CallTimeoutException or MalformedReplyException =>
                idempotency is Idempotency.Idempotent,
            _ => false,
        };
}

/// <summary>Stops calls to an endpoint for a while when almost all of many calls failed on the server or on the network.</summary>
internal static class CircuitBreakerPolicy
{
    /// <summary>The options for one endpoint. The numbers are our choice.</summary>
    public static CircuitBreakerStrategyOptions<ApiReply> Options { get; } =
        new()
        {
            MinimumThroughput = 20,
            FailureRatio = 0.9,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = TimeSpan.FromSeconds(5),
            ShouldHandle = outcome =>
                ValueTask.FromResult(
                    outcome.Outcome.Exception
                        is ApiException { Kind: ApiErrorKind.ServerError }
                            or ConnectionLostException
                            or EndpointUnreachableException
                            or CallTimeoutException
                ),
        };
}

/// <summary>
/// Limits the retries of all calls of a client together, so that a failing service does not get five times the load: 20 retries, refilled
/// by one for every ten successful replies. Both numbers are our choice.
/// </summary>
internal sealed class RetryBudget
{
    // Counted in tenths of a retry, so that one reply refills a whole number.
    private const int Capacity = 200;
    private const int CostOfRetry = 10;
    private int tenths = Capacity;

    /// <summary>Takes one retry; false when none is left.</summary>
    public bool TryTake() => TryChange(-CostOfRetry);

    /// <summary>Refills the budget after a successful reply.</summary>
    public void Refill() => TryChange(1);

    private bool TryChange(int by)
    {
        for (var seen = Volatile.Read(ref tenths); ; )
        {
            var next = Math.Min(seen + by, Capacity);
            if (next < 0)
            {
                return false;
            }

            var found = Interlocked.CompareExchange(ref tenths, next, seen);
            if (found == seen)
            {
                return true;
            }

            seen = found;
        }
    }
}
