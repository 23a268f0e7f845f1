using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Observability;
using Newtonsoft.Json.Linq;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ContainerOS.Sdk.Transport;

/// <summary>Carries calls with time limits and, where a repetition is safe, retries.</summary>
internal sealed class ApiChannel
{
    private readonly RetryBudget budget = new();
    private readonly AccountPace pace;
    private readonly CallLens lens;
    private readonly SignedTransport transport;
    private readonly SdkOptions options;
    private readonly ResiliencePipeline<ApiReply> safe;
    private readonly ResiliencePipeline<ApiReply> careful;

    public ApiChannel(SignedTransport transport, SdkOptions options)
    {
        (this.transport, this.options, lens, pace) = (transport, options, new(options), options.Pace ?? new(options.Time));
        var circuit = Builder().AddCircuitBreaker(CircuitRules.Options).Build();
        (safe, careful) = (Pipeline(Repetition.Safe, circuit), Pipeline(Repetition.Never, circuit));
    }

    /// <summary>The reply to a call, as JSON.</summary>
    /// <exception cref="SdkException">The call failed; for one that must not be repeated, <see cref="AmbiguousOutcomeException"/> when nobody knows.</exception>
    public async Task<JToken> SendAsync(ApiCall call, CancellationToken ct) => (await ReplyAsync(call, ct)).Json;

    /// <summary>Carries a call out whose reply says nothing; its body is not read.</summary>
    public async Task CarryOutAsync(ApiCall call, CancellationToken ct) => await ReplyAsync(call with { IsReplyEmpty = true }, ct);

    /// <summary>The reply as text: some replies are no JSON.</summary>
    /// <exception cref="MalformedReplyException">It is empty.</exception>
    public async Task<string> SendForTextAsync(ApiCall call, CancellationToken ct)
    {
        var reply = await ReplyAsync(call with { IsReplyEmpty = true }, ct);
        return string.IsNullOrWhiteSpace(reply.Text) ? throw new MalformedReplyException(call.Action, reply.Status, null, "it is empty") : reply.Text;
    }

    /// <summary>The reply as an object.</summary>
    public async Task<JObject> SendForObjectAsync(ApiCall call, CancellationToken ct)
    {
        var reply = await SendAsync(call, ct);
        return reply as JObject ?? throw (call.Repetition is Repetition.Never
            ? new AmbiguousOutcomeException(call.Action, ReplyOrigin.Unexpected(reply, string.Empty, "an object"))
            : ReplyOrigin.Unexpected(reply, string.Empty, "an object"));
    }

    /// <summary>The reply as a list of objects.</summary>
    public async Task<IReadOnlyList<JObject>> SendForListAsync(ApiCall call, CancellationToken ct) =>
        ReplyOrigin.Items(await SendAsync(call, ct));

    private static SdkException Judge(ApiCall call, CallProgress progress, SdkException fault) =>
        call.Repetition is Repetition.Never && progress.IsOpen ? new AmbiguousOutcomeException(call.Action, fault) : fault;

    private async Task<ApiReply> ReplyAsync(ApiCall call, CancellationToken ct)
    {
        var progress = new CallProgress();
        var watch = lens.Begin(call, progress);
        try
        {
            return watch.Succeeded(await SettledAsync(call, progress, ct));
        }
        catch (Exception fault) when (watch.Failed(fault))
        {
            throw;
        }
    }

    private async Task<ApiReply> SettledAsync(ApiCall call, CallProgress progress, CancellationToken ct)
    {
        var pipeline = call.Repetition is Repetition.Safe ? safe : careful;
        try
        {
            return await pipeline.ExecuteAsync(async token => await TryAsync(call, progress, token), ct);
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

    private ResiliencePipelineBuilder<ApiReply> Builder() => new() { TimeProvider = options.Time };

    private ResiliencePipeline<ApiReply> Pipeline(Repetition repetition, ResiliencePipeline<ApiReply> circuit)
    {
        var builder = Builder().AddTimeout(options.TotalTimeout);
        return (options.MaxRetries == 0 ? builder : builder.AddRetry(RetryRules.For(repetition, options, budget))).AddPipeline(circuit).Build();
    }

    private async ValueTask<ApiReply> TryAsync(ApiCall call, CallProgress progress, CancellationToken ct)
    {
        try
        {
            await pace.WaitAsync(call.Action, ct);
            return await OnceAsync(call, progress, ct);
        }
        catch (SdkException fault) when (RetryRules.IsRefusal(fault))
        {
            progress.Refused(fault);
            Hold(call, fault);
            throw;
        }
    }

    /// <summary>What one call was told holds for all: those of its action, or of the account where that is over its limit.</summary>
    private void Hold(ApiCall call, SdkException fault)
    {
        if (fault is ThrottledException { RetryAfter: { } wait } throttled)
        {
            pace.Hold(throttled.Code.EndsWith(".User", StringComparison.OrdinalIgnoreCase) ? null : call.Action, wait);
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
            RetryHints.Exhausted(reply.Headers, pace, call.Action);
            return reply;
        }

        var error = reply.Error();
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
        using var limit = new CancellationTokenSource(options.TryTimeout, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return await transport.SendAsync(call, progress, either.Token);
        }
        catch (OperationCanceledException fault) when (limit.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new CallTimeoutException(call.Action, options.TryTimeout, fault);
        }
    }
}
