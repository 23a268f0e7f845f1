using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Ack.Tasks.Polling;

/// <summary>
/// Decides which failed reads of a task are repeated. This is the only place that repeats them: the call itself is sent in one attempt,
/// because the next poll is the retry.
/// </summary>
/// <param name="start">When the polling began.</param>
internal sealed class TransientFaultTolerance(DateTimeOffset start)
{
    // Longer than a restart of a load balancer, shorter than the patience of a person who waits.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private DateTimeOffset lastReply = start;
    private int faults;
    private bool wasNotFound;

    /// <summary>
    /// True for a fault that is expected to go away, until there has been no reply for two minutes, and for one "not found": reads of ACK
    /// are eventually consistent [inferred].
    /// </summary>
    public bool Allows(SdkException fault, DateTimeOffset now) =>
        fault is ApiException { Kind: ApiErrorKind.NotFound } ? !wasNotFound : IsTransient(fault) && now - lastReply < Limit;

    /// <summary>Records a fault that is tolerated.</summary>
    /// <returns>The delay before the next read.</returns>
    public TimeSpan DelayAfter(SdkException fault)
    {
        wasNotFound = fault is ApiException { Kind: ApiErrorKind.NotFound };
        return PollingSchedule.Default.DelayAfter(++faults);
    }

    /// <summary>Records a reply.</summary>
    public void Reset(DateTimeOffset now) => (lastReply, faults, wasNotFound) = (now, 0, false);

    private static bool IsTransient(SdkException fault) =>
        fault
            is ApiException { Kind: ApiErrorKind.ServerError or ApiErrorKind.Throttled }
                or ConnectionLostException
                or CallTimeoutException
                or CircuitOpenException
                or EndpointUnreachableException
                or MalformedReplyException
                and not UnexpectedFieldException;
}
