using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Ack.Tasks.Following;

/// <summary>Which failed looks are borne: a trouble of the service or of the way to it for two minutes, and a task that is missing once.</summary>
/// <param name="begun">When the following began.</param>
internal sealed class Patience(DateTimeOffset begun)
{
    // Both are ours. A task may be missing for a moment, because reads of ACK lag behind [inferred].
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private DateTimeOffset lastAnswer = begun;
    private bool wasMissing;

    /// <summary>The pause after a look that failed.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromSeconds(2);

    /// <summary>What a look brings; null when it failed and is to be tried again.</summary>
    public async Task<TaskInfo?> TryAsync(Func<Task<TaskInfo>> look, TimeProvider time)
    {
        try
        {
            var info = await look().ConfigureAwait(false);
            (lastAnswer, wasMissing) = (time.GetUtcNow(), false);
            return info;
        }
        catch (SdkException fault) when (Bears(fault, time.GetUtcNow()))
        {
            wasMissing = fault is ApiException { Kind: ApiErrorKind.NotFound };
            return null;
        }
    }

    private bool Bears(SdkException fault, DateTimeOffset now) =>
        fault is ApiException { Kind: ApiErrorKind.NotFound } ? !wasMissing : IsPassing(fault) && now - lastAnswer < Limit;

    private static bool IsPassing(SdkException fault) =>
        fault
            is ApiException { Kind: ApiErrorKind.ServerError or ApiErrorKind.Throttled }
                or ConnectionLostException
                or CallTimeoutException
                or CircuitOpenException
                or EndpointUnreachableException
                or MalformedReplyException
                and not UnexpectedFieldException;
}
