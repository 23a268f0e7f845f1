using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Transport;

/// <summary>One try of a call: its turn, its time limit, and the one repetition after which a refused time stamp or token is good.</summary>
internal sealed class ApiTry(SignedTransport transport, SdkOptions options, RetryBudget budget)
{
    /// <summary>Carries out one try.</summary>
    /// <exception cref="SdkException">It failed, or its outcome is not known.</exception>
    public async ValueTask<ApiReply> RunAsync(ApiCall call, CallProgress progress, CancellationToken ct)
    {
        try
        {
            return await OnceAsync(call, progress, ct);
        }
        catch (SdkException fault) when (RetryRules.IsRefusal(fault))
        {
            progress.Refused(fault);
            throw;
        }
    }

    private async Task<ApiReply> OnceAsync(ApiCall call, CallProgress progress, CancellationToken ct)
    {
        var reply = await LimitedAsync(call, progress, ct);
        if (!reply.IsSuccess && CanMend(reply))
        {
            // What was refused for its time stamp or its token was not carried out, so it may be sent once more.
            progress.Answered();
            reply = await LimitedAsync(call, progress, ct);
        }

        if (reply.IsSuccess)
        {
            _ = call.IsReplyEmpty ? null : reply.Json; // A body that is no JSON fails the try, not the caller.
            progress.Answered();
            budget.Earn();
            return reply;
        }

        var error = reply.Error();
        if (error is ThrottledException { Error.RetryAfter: { } wait })
        {
            transport.Hold(reply.SignedWith, wait);
        }

        if (error is not ServerException)
        {
            progress.Answered();
        }

        throw error;
    }

    /// <summary>Sets the clock by the server's, or takes back a token that ended early; false when neither was the trouble.</summary>
    private bool CanMend(ApiReply reply)
    {
        var fault = reply.Error();
        if (ErrorKinds.IsClockOff(fault) && reply.Headers.Date is { } server)
        {
            transport.SyncClock(reply.Action, server);
            return true;
        }

        return ErrorKinds.IsTokenRefused(fault) && transport.Renew(reply.Action, reply.SignedWith);
    }

    private async Task<ApiReply> LimitedAsync(ApiCall call, CallProgress progress, CancellationToken ct)
    {
        // Waiting for a turn takes of the call's time, and of no try's.
        var credentials = await transport.TakeTurnAsync(ct);
        using var limit = new CancellationTokenSource(options.TryTimeout, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return await transport.SendAsync(call, credentials, progress, either.Token);
        }
        catch (OperationCanceledException fault) when (limit.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new CallTimeoutException(call.Action, options.TryTimeout, fault);
        }
    }
}
