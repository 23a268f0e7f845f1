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
    private readonly CallTry once;
    private readonly ResiliencePipeline<ApiReply> safe;
    private readonly ResiliencePipeline<ApiReply> careful;

    public CallPipeline(SignedTransport transport, SdkOptions options)
    {
        (this.options, once) = (options, new(transport, options, budget));
        var circuit = Builder().AddCircuitBreaker(CircuitRules.Options).Build();
        (safe, careful) = (Pipeline(Repetition.Safe, circuit), Pipeline(Repetition.Never, circuit));
    }

    /// <summary>The reply to a call, a success.</summary>
    /// <exception cref="SdkException">There is none.</exception>
    public async Task<ApiReply> SendAsync(ApiCall call, CallProgress progress, CancellationToken ct)
    {
        var pipeline = call.Repetition is Repetition.Safe ? safe : careful;
        try
        {
            return await pipeline.ExecuteAsync(
                static (state, token) => state.once.SendAsync(state.call, state.progress, token),
                (once, call, progress),
                ct
            );
        }
        catch (TimeoutRejectedException fault)
        {
            // The time ran out while waiting after a refusal: the refusal is the news, and nothing is under way.
            throw progress.Refusal ?? Judge(call, progress, new CallTimeoutException(call.Action, options.TotalTimeout, fault));
        }
        catch (BrokenCircuitException fault)
        {
            throw Judge(call, progress, new CircuitOpenException(call.Action, fault.RetryAfter ?? TimeSpan.Zero, fault.InnerException));
        }
        catch (SdkException fault) when (fault is not AmbiguousOutcomeException)
        {
            throw Judge(call, progress, fault);
        }
    }

    private static SdkException Judge(ApiCall call, CallProgress progress, SdkException fault) =>
        call.Repetition is Repetition.Never && progress.IsOpen ? new AmbiguousOutcomeException(call.Action, fault) : fault;

    private ResiliencePipelineBuilder<ApiReply> Builder() => new() { TimeProvider = options.Time };

    private ResiliencePipeline<ApiReply> Pipeline(Repetition repetition, ResiliencePipeline<ApiReply> circuit)
    {
        var builder = Builder().AddTimeout(options.TotalTimeout);
        return (options.MaxRetries == 0 ? builder : builder.AddRetry(RetryRules.For(repetition, options, budget)))
            .AddPipeline(circuit)
            .Build();
    }
}
