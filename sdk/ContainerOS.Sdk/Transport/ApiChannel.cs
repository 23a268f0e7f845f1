using ContainerOS.Sdk.Errors;
using Newtonsoft.Json.Linq;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace ContainerOS.Sdk.Transport;

/// <summary>Carries calls with time limits and, where a repetition is safe, retries.</summary>
internal sealed class ApiChannel
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);
    private readonly SignedTransport transport;
    private readonly SdkOptions options;
    private readonly ResiliencePipeline<ApiReply> safe;
    private readonly ResiliencePipeline<ApiReply> careful;

    public ApiChannel(SignedTransport transport, SdkOptions options)
    {
        this.transport = transport;
        this.options = options;
        safe = Pipeline(fault => fault is ThrottledException or ServerException or ConnectionLostException or CallTimeoutException or MalformedReplyException);
        careful = Pipeline(fault => fault is ThrottledException);
    }

    /// <summary>The reply to a call, as JSON.</summary>
    /// <exception cref="SdkException">The call failed; for one that must not be repeated, <see cref="AmbiguousOutcomeException"/> when nobody knows.</exception>
    public async Task<JToken> SendAsync(ApiCall call, CancellationToken ct)
    {
        var pipeline = call.Repetition is Repetition.Safe ? safe : careful;
        try
        {
            return (await pipeline.ExecuteAsync(async token => await TryAsync(call, token), ct)).Json;
        }
        catch (TimeoutRejectedException fault)
        {
            throw Judge(call, new CallTimeoutException(call.Action, options.TotalTimeout, fault));
        }
        catch (Exception fault) when (fault is ConnectionLostException or CallTimeoutException or ServerException or MalformedReplyException)
        {
            throw Judge(call, (SdkException)fault);
        }
    }

    /// <summary>The reply as an object.</summary>
    public async Task<JObject> SendForObjectAsync(ApiCall call, CancellationToken ct) =>
        await SendAsync(call, ct) as JObject ?? throw new MalformedReplyException(call.Action, 200, null, "it is no JSON object");

    /// <summary>The reply as a list of objects.</summary>
    public async Task<IReadOnlyList<JObject>> SendForListAsync(ApiCall call, CancellationToken ct) =>
        await SendAsync(call, ct) is JArray list ? [.. list.OfType<JObject>()] : throw new MalformedReplyException(call.Action, 200, null, "it is no JSON list");

    private static SdkException Judge(ApiCall call, SdkException fault) =>
        call.Repetition is Repetition.Never ? new AmbiguousOutcomeException(call.Action, fault) : fault;

    private async ValueTask<ApiReply> TryAsync(ApiCall call, CancellationToken ct)
    {
        var reply = await LimitedAsync(call, ct);
        if (!reply.IsSuccess && IsClockOff(reply))
        {
            reply = await LimitedAsync(call, ct);
        }

        if (!reply.IsSuccess)
        {
            throw reply.Error();
        }

        _ = reply.Json; // A body that is no JSON fails the try, not the caller.
        return reply;
    }

    /// <summary>A refused time stamp was not carried out, so after setting the clock the call may be sent once more.</summary>
    private bool IsClockOff(ApiReply reply)
    {
        if (reply.Headers.Date is not { } server || !reply.Text.Contains("InvalidTimeStamp", StringComparison.Ordinal))
        {
            return false;
        }

        transport.SyncClock(server);
        return true;
    }

    private async Task<ApiReply> LimitedAsync(ApiCall call, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(options.TryTimeout, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return await transport.SendAsync(call, either.Token);
        }
        catch (OperationCanceledException fault) when (limit.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new CallTimeoutException(call.Action, options.TryTimeout, fault);
        }
    }

    private ResiliencePipeline<ApiReply> Pipeline(Func<Exception, bool> isWorthRetrying)
    {
        var builder = new ResiliencePipelineBuilder<ApiReply> { TimeProvider = options.Time };
        builder.AddTimeout(options.TotalTimeout);
        return options.MaxRetries == 0 ? builder.Build() : builder.AddRetry(Retry(isWorthRetrying)).Build();
    }

    private RetryStrategyOptions<ApiReply> Retry(Func<Exception, bool> isWorthRetrying) => new()
    {
        MaxRetryAttempts = options.MaxRetries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = FirstPause,
        MaxDelay = LongestPause,
        ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome.Exception is { } fault && isWorthRetrying(fault)),
        DelayGenerator = outcome => ValueTask.FromResult((outcome.Outcome.Exception as ThrottledException)?.RetryAfter),
    };
}
