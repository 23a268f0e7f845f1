using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Transport;

/// <summary>One try of a call: at the account's pace, within its time, and mended once where the clock or the token was the trouble.</summary>
/// <param name="transport">Sends it.</param>
/// <param name="options">Its time, and the pace.</param>
/// <param name="budget">Earns by a success.</param>
internal sealed class CallAttempt(SignedTransport transport, SdkOptions options, RetryBudget budget)
{
    private readonly AccountRateLimiter rateLimiter = options.RateLimiter ?? new(options.Time);

    /// <summary>The reply, a success.</summary>
    /// <exception cref="SdkException">There is none.</exception>
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

    /// <summary>What one call was told holds for all: those of its action, or of the account where that is over its limit.</summary>
    private void PauseIfAsked(ApiCall call, SdkException fault)
    {
        if (fault is ApiException { Kind: ApiErrorKind.Throttled, RetryAfter: { } wait } throttled)
        {
            rateLimiter.PauseFor(throttled.Code.EndsWith(".User", StringComparison.OrdinalIgnoreCase) ? null : call.Action, wait);
        }
    }

    private async ValueTask<ApiReply> SendWithRecoveryAsync(ApiCall call, CallProgress progress, CancellationToken ct)
    {
        var reply = await SendWithTimeoutAsync(call, progress, ct).ConfigureAwait(false);
        if (reply.IsSuccess || !TryRecover(reply))
        {
            return reply;
        }

        // What was refused for its time stamp or its token was not carried out, so it may be sent once more.
        progress.OnAnswered();
        return await SendWithTimeoutAsync(call, progress, ct).ConfigureAwait(false);
    }

    private ApiReply Validate(ApiReply reply, ApiCall call, CallProgress progress)
    {
        if (!reply.IsSuccess)
        {
            throw Refused(reply.Error(), progress);
        }

        _ = call.IsReplyEmpty ? null : reply.Json; // A body that is no JSON fails the try, not the caller.
        progress.OnAnswered();
        budget.Refill();
        ThrottlingHeaders.PauseIfExhausted(reply.Headers, rateLimiter, call.Action);
        return reply;
    }

    /// <summary>A server that failed may have done its work all the same; any other error says that it did not.</summary>
    private static ApiException Refused(ApiException error, CallProgress progress)
    {
        if (error.Kind is not ApiErrorKind.ServerError)
        {
            progress.OnAnswered();
        }

        return error;
    }

    /// <summary>Sets the clock by the server's, or takes back a token that ended early; false when neither was the trouble.</summary>
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
        using var limit = new AttemptTimeout(options.AttemptTimeout, options.Time, ct);
        try
        {
            return await transport.SendAsync(call, progress, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException fault) when (limit.HasExpired && !ct.IsCancellationRequested)
        {
            throw new CallTimeoutException(call.Action, options.AttemptTimeout, fault);
        }
    }
}
