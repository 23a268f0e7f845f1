using ContainerOS.Sdk.Errors;
using Polly.CircuitBreaker;

namespace ContainerOS.Sdk.Transport;

/// <summary>When an endpoint is left alone for a while: when nearly every one of many calls has failed by its fault or on the way.</summary>
internal static class CircuitBreakerPolicy
{
    /// <summary>The rules of one endpoint; the numbers are ours.</summary>
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
