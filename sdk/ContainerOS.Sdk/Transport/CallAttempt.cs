using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Transport;

/// <summary>
/// Sends one attempt of a call, within the account's rate limit and the attempt timeout. Resends once after a clock-skew or
/// expired-token error.
/// </summary>
/// <param name="transport">Sends the request.</param>
/// <param name="options">The attempt timeout and the rate limiter.</param>
/// <param name="budget">Refilled by each successful reply.</param>
internal sealed class CallAttempt(SignedTransport transport, SdkOptions options, RetryBudget budget)
{
    private readonly AccountRateLimiter rateLimiter = options.RateLimiter ?? new(options.Time);

    /// <summary>Sends the call and returns its reply, which is a success.</summary>
    /// <exception cref="SdkException">The attempt failed.</exception>
    public async ValueTask<ApiReply> SendAsync(ApiCall call, CallProgress progress, CancellationToken ct)
    {
        try
        {
            await rateLimiter.AcquireAsync(call.Action, ct).ConfigureAwait(false);
            return Validate(await SendWithRecoveryAsync(call, progress, ct).ConfigureAwait(false), call, progress);
        }
        catch (SdkException fault) when (RetryPolicy.IsRefusal(fault))
        {
            progress.OnRefused(fault);
            PauseIfAsked(call, fault);
            throw;
        }
    }

    /// <summary>Applies Retry-After to later calls of the action, or of the account when the account is over its limit.</summary>
    private void PauseIfAsked(ApiCall call, SdkException fault)
    {
        if (fault is ApiException { Kind: ApiErrorKind.Throttled, RetryAfter: { } wait } throttled)
        {
            var isAccountLimit = throttled.Code.EndsWith(".User", StringComparison.OrdinalIgnoreCase);
            rateLimiter.PauseFor(isAccountLimit ? null : call.Action, wait);
        }
    }

    private async ValueTask<ApiReply> SendWithRecoveryAsync(ApiCall call, CallProgress progress, CancellationToken ct)
    {
        var reply = await SendWithTimeoutAsync(call, progress, ct).ConfigureAwait(false);
        if (reply.IsSuccess || !TryRecover(reply))
        {
            return reply;
        }

        // A call that was refused for its time stamp or its token had no effect, so it is safe to send it again.
        progress.OnAnswered();
        return await SendWithTimeoutAsync(call, progress, ct).ConfigureAwait(false);
    }

    private ApiReply Validate(ApiReply reply, ApiCall call, CallProgress progress)
    {
        if (!reply.IsSuccess)
        {
            var error = reply.Error();
            // After a server error the call may have had an effect; any other error says that it had none.
            if (error.Kind is not ApiErrorKind.ServerError)
            {
                progress.OnAnswered();
            }

            throw error;
        }

        if (!call.IsReplyEmpty)
        {
            // A reply that is not JSON fails the attempt, which can be retried.
            reply.EnsureJson();
        }

        progress.OnAnswered();
        budget.Refill();
        ThrottlingHeaders.PauseIfExhausted(reply.Headers, rateLimiter, call.Action);
        return reply;
    }

    /// <summary>Synchronizes the clock, or discards an expired token; false when neither was the cause.</summary>
    private bool TryRecover(ApiReply reply)
    {
        var fault = reply.Error();
        if (ApiErrorClassifier.IsClockSkew(fault) && reply.Headers.Date is { } server)
        {
            transport.SyncClock(reply.Action, server);
            return true;
        }

        return ApiErrorClassifier.IsTokenRejected(fault) && transport.InvalidateCredentials(reply.Action, reply.SignedWith);
    }

    private async ValueTask<ApiReply> SendWithTimeoutAsync(ApiCall call, CallProgress progress, CancellationToken ct)
    {
        using var timeout = new AttemptTimeout(options.AttemptTimeout, options.Time, ct);
        try
        {
            return await transport.SendAsync(call, progress, timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException fault) when (timeout.HasExpired && !ct.IsCancellationRequested)
        {
            throw new CallTimeoutException(call.Action, options.AttemptTimeout, fault);
        }
    }
}

/// <summary>The timeout of one attempt. Its token is also cancelled with the whole call.</summary>
internal sealed class AttemptTimeout : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly CancellationTokenRegistration call;

    /// <param name="timeout">How long the attempt may take.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="ct">Cancels the whole call.</param>
    public AttemptTimeout(TimeSpan timeout, TimeProvider clock, CancellationToken ct)
    {
        source = new(timeout, clock);
        call = ct.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), source);
    }

    public CancellationToken Token => source.Token;

    /// <summary>Whether the timeout has expired, or the call was cancelled.</summary>
    public bool HasExpired => source.IsCancellationRequested;

    /// <inheritdoc/>
    public void Dispose()
    {
        call.Dispose();
        source.Dispose();
    }
}

/// <summary>The progress of a call with all its attempts.</summary>
internal sealed class CallProgress
{
    /// <summary>Whether an attempt was sent whose outcome is unknown.</summary>
    public bool IsOutcomeUnknown { get; private set; }

    /// <summary>The last error that says the call had no effect; null when a request was sent after it.</summary>
    public SdkException? LastRefusal { get; private set; }

    /// <summary>How many requests were sent.</summary>
    public int Attempts { get; private set; }

    public void OnSent() => (IsOutcomeUnknown, LastRefusal, Attempts) = (true, null, Attempts + 1);

    public void OnAnswered() => IsOutcomeUnknown = false;

    public void OnRefused(SdkException fault) => (IsOutcomeUnknown, LastRefusal) = (false, fault);
}
