using ContainerOS.Sdk.Errors;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ContainerOS.Sdk.Transport;

/// <summary>Sends calls with time limits and, where a repetition is safe, retries; what a fault means for the call is judged here.</summary>
internal sealed class CallPipeline
{
    private readonly RetryBudget budget = new();
    private readonly SdkOptions options;
    private readonly CallAttempt attempt;
    private readonly ResiliencePipeline<ApiReply> idempotent;
    private readonly ResiliencePipeline<ApiReply> nonIdempotent;

    public CallPipeline(SignedTransport transport, SdkOptions options)
    {
        (this.options, attempt) = (options, new(transport, options, budget));
        var circuit = Builder().AddCircuitBreaker(CircuitBreakerPolicy.Options).Build();
        (idempotent, nonIdempotent) = (Pipeline(Idempotency.Idempotent, circuit), Pipeline(Idempotency.NonIdempotent, circuit));
    }

    /// <summary>The reply to a call, a success.</summary>
    /// <exception cref="SdkException">There is none.</exception>
    public async Task<ApiReply> SendAsync(ApiCall call, CallProgress progress, CancellationToken ct)
    {
        var pipeline = call.Idempotency is Idempotency.Idempotent ? idempotent : nonIdempotent;
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
            // The time ran out while waiting after a refusal: the refusal is the news, and nothing is under way.
            throw progress.LastRefusal ?? WithOutcome(call, progress, new CallTimeoutException(call.Action, options.TotalTimeout, fault));
        }
        catch (BrokenCircuitException fault)
        {
            throw WithOutcome(
                call,
                progress,
                new CircuitOpenException(call.Action, fault.RetryAfter ?? TimeSpan.Zero, fault.InnerException)
            );
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

    private ResiliencePipeline<ApiReply> Pipeline(Idempotency repetition, ResiliencePipeline<ApiReply> circuit)
    {
        var builder = Builder().AddTimeout(options.TotalTimeout);
        return (options.MaxRetries == 0 ? builder : builder.AddRetry(RetryPolicy.Options(repetition, options, budget)))
            .AddPipeline(circuit)
            .Build();
    }
}
