using System.Diagnostics;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Observability;

/// <summary>Reports the calls of a client as traces, metrics and events. Costs almost nothing without a listener.</summary>
/// <param name="options">The observer and the clock.</param>
internal sealed class CallInstrumentation(SdkOptions options)
{
    public TimeProvider Time => options.Time;

    /// <summary>Whether an observer is set, so that request and reply must be kept for it.</summary>
    public bool HasObserver => options.Observer is not null;

    /// <summary>Starts reporting a call with all its attempts.</summary>
    public CallScope StartCall(ApiCall call, CallProgress progress) => new(this, call, progress);

    /// <summary>Starts reporting one HTTP request.</summary>
    public AttemptScope StartAttempt(ApiCall call, int attempt, HttpRequestMessage request, SecretRedactor redactor) =>
        new(this, call, attempt, request, redactor);

    /// <summary>
    /// Notifies the observer. An exception of the observer must not change the outcome of a call: a pool that was created would be
    /// taken for one that was not.
    /// </summary>
    public void Notify(SdkEvent sdkEvent)
    {
        try
        {
            options.Observer?.OnEvent(sdkEvent);
        }
#pragma warning disable CA1031 // An observer may throw anything; it is counted below and must not fail the call.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            SdkTelemetry.ObserverFailures.Add(1, KeyValuePair.Create(TelemetryNames.ErrorType, (object?)fault.GetType().FullName));
        }
    }

    /// <summary>The value of <c>error.type</c>: the vendor's code if there is one, otherwise the type of the exception.</summary>
    public static string ErrorTypeOf(Exception fault) =>
        fault switch
        {
            ApiException api => api.Code,
            _ => fault.GetType().FullName ?? fault.GetType().Name,
        };
}

/// <summary>Reports one call with all its attempts: a span, its duration, and an event.</summary>
internal sealed class CallScope
{
    private readonly CallInstrumentation instrumentation;
    private readonly ApiCall call;
    private readonly CallProgress progress;
    private readonly Activity? span;
    private readonly long start;

    public CallScope(CallInstrumentation instrumentation, ApiCall call, CallProgress progress)
    {
        this.instrumentation = instrumentation;
        this.call = call;
        this.progress = progress;
        start = instrumentation.Time.GetTimestamp();
        span = SdkTelemetry.Source.StartActivity(call.Action)?.SetTag(TelemetryNames.Operation, call.Action);
    }

    /// <summary>Reports a success.</summary>
    public void Succeeded(ApiReply reply) => End(reply.RequestId, fault: null);

    /// <summary>Reports a failure.</summary>
    public void Failed(Exception fault) => End(RequestIdOf(fault), fault);

    private static string? RequestIdOf(Exception? fault) =>
        fault switch
        {
            ApiException api => api.RequestId,
            MalformedReplyException reply => reply.RequestId,
            AmbiguousOutcomeException { InnerException: { } inner } => RequestIdOf(inner),
            _ => null,
        };

    private void End(string? requestId, Exception? fault)
    {
        var elapsed = instrumentation.Time.GetElapsedTime(start);
        var errorType = fault is null ? null : CallInstrumentation.ErrorTypeOf(fault);
        Record(elapsed, errorType);
        EndSpan(requestId, errorType);
        if (instrumentation.HasObserver)
        {
            instrumentation.Notify(new CallFinished(call.Action, progress.Attempts, elapsed, requestId, fault));
        }
    }

    private void Record(TimeSpan elapsed, string? errorType)
    {
        if (!SdkTelemetry.CallDuration.Enabled)
        {
            return;
        }

        var tags = new TagList { { TelemetryNames.Operation, call.Action } };
        if (errorType is not null)
        {
            tags.Add(TelemetryNames.ErrorType, errorType);
        }

        SdkTelemetry.CallDuration.Record(elapsed.TotalSeconds, tags);
    }

    private void EndSpan(string? requestId, string? errorType)
    {
        if (span is null)
        {
            return;
        }

        span.SetTag(TelemetryNames.RetryCount, Math.Max(progress.Attempts - 1, 0));
        span.SetTag(TelemetryNames.RequestId, requestId);
        span.SetTag(TelemetryNames.ErrorType, errorType);
        if (errorType is not null)
        {
            span.SetStatus(ActivityStatusCode.Error, errorType);
        }

        span.Dispose();
    }
}

/// <summary>Reports one HTTP request: a client span, its duration, and an event.</summary>
internal sealed class AttemptScope
{
    private readonly CallInstrumentation instrumentation;
    private readonly ApiCall call;
    private readonly int attempt;
    private readonly HttpRequestMessage request;
    private readonly SecretRedactor redactor;
    private readonly Activity? span;
    private readonly long start;

    public AttemptScope(CallInstrumentation instrumentation, ApiCall call, int attempt, HttpRequestMessage request, SecretRedactor redactor)
    {
        this.instrumentation = instrumentation;
        this.call = call;
        this.attempt = attempt;
        this.request = request;
        this.redactor = redactor;
        start = instrumentation.Time.GetTimestamp();
        span = SdkTelemetry.Source.StartActivity(call.Method.Method, ActivityKind.Client);
        if (span is not null)
        {
            Describe(span);
        }
    }

    /// <summary>Reports that a complete reply came.</summary>
    public void Answered(ApiReply reply) => End(reply, reply.IsSuccess ? null : reply.Error().Code);

    /// <summary>Reports that no complete reply came.</summary>
    public void Failed(Exception fault) => End(reply: null, CallInstrumentation.ErrorTypeOf(fault));

    private void Describe(Activity started)
    {
        var server = request.RequestUri!;
        started.SetTag(TelemetryNames.Method, call.Method.Method);
        started.SetTag(TelemetryNames.Scheme, server.Scheme);
        started.SetTag(TelemetryNames.Server, server.Host);
        started.SetTag(TelemetryNames.Port, server.Port);
        started.SetTag(TelemetryNames.Path, call.Path);
        started.SetTag(TelemetryNames.Operation, call.Action);
        started.SetTag(TelemetryNames.Attempt, attempt);
        started.SetTag(TelemetryNames.Resends, attempt > 1 ? attempt - 1 : null);
    }

    private void End(ApiReply? reply, string? errorType)
    {
        var elapsed = instrumentation.Time.GetElapsedTime(start);
        Record(reply, errorType, elapsed);
        EndSpan(reply, errorType);
        if (instrumentation.HasObserver)
        {
            var exchange = new HttpExchange(call, request, redactor, reply);
            instrumentation.Notify(new AttemptFinished(call.Action, attempt, exchange, elapsed, errorType));
        }
    }

    private void Record(ApiReply? reply, string? errorType, TimeSpan elapsed)
    {
        if (attempt > 1)
        {
            SdkTelemetry.Retries.Add(1, KeyValuePair.Create(TelemetryNames.Operation, (object?)call.Action));
        }

        if (SdkTelemetry.AttemptDuration.Enabled)
        {
            SdkTelemetry.AttemptDuration.Record(elapsed.TotalSeconds, Tags(reply, errorType));
        }
    }

    private TagList Tags(ApiReply? reply, string? errorType)
    {
        var server = request.RequestUri!;
        var tags = new TagList
        {
            { TelemetryNames.Method, call.Method.Method },
            { TelemetryNames.Server, server.Host },
            { TelemetryNames.Port, server.Port },
            { TelemetryNames.Operation, call.Action },
        };
        if (reply is not null)
        {
            tags.Add(TelemetryNames.Status, reply.Status);
        }

        if (errorType is not null)
        {
            tags.Add(TelemetryNames.ErrorType, errorType);
        }

        return tags;
    }

    private void EndSpan(ApiReply? reply, string? errorType)
    {
        if (span is null)
        {
            return;
        }

        span.SetTag(TelemetryNames.Status, reply?.Status);
        span.SetTag(TelemetryNames.RequestId, reply?.RequestId);
        span.SetTag(TelemetryNames.ErrorType, errorType);
        if (errorType is not null)
        {
            span.SetStatus(ActivityStatusCode.Error, errorType);
        }

        span.Dispose();
    }
}
