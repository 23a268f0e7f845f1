using ContainerOS.Sdk.Errors;
using Polly;
using Polly.CircuitBreaker;

namespace ContainerOS.Sdk.Transport;

/// <summary>
/// When an endpoint is left alone: nine of ten tries of half a minute failed, and there were thirty at the least. After fifteen seconds one
/// try finds out whether it is back. All numbers are ours; one caller that looks at a task now and then never comes to thirty.
/// </summary>
internal static class CircuitRules
{
    /// <summary>The breaker that all calls to one endpoint share.</summary>
    public static ResiliencePipeline<ApiReply> For(TimeProvider time) => new ResiliencePipelineBuilder<ApiReply> { TimeProvider = time }
        .AddCircuitBreaker(new()
        {
            FailureRatio = 0.9,
            MinimumThroughput = 30,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = TimeSpan.FromSeconds(15),
            ShouldHandle = outcome => ValueTask.FromResult(IsTrouble(outcome.Outcome.Exception)),
        })
        .Build();

    /// <summary>Whether a fault says that the endpoint itself is in trouble.</summary>
    private static bool IsTrouble(Exception? fault) =>
        fault is ServerException or ConnectionLostException or EndpointUnreachableException or CallTimeoutException;

    /// <summary>The fault of a call that was not sent.</summary>
    public static CircuitOpenException Open(string action, BrokenCircuitException fault) =>
        new(action, fault.RetryAfter ?? TimeSpan.Zero, fault.InnerException);
}
