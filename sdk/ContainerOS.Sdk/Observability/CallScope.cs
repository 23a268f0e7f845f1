using System.Diagnostics;
using ContainerOS.Sdk.Errors;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Observability;

/// <summary>Watches one call with all its tries: a span, its duration, and an event.</summary>
internal sealed class CallScope
{
    private readonly CallInstrumentation lens;
    private readonly ApiCall call;
    private readonly CallProgress progress;
    private readonly Activity? span;
    private readonly long begun;

    public CallScope(CallInstrumentation lens, ApiCall call, CallProgress progress)
    {
        (this.lens, this.call, this.progress, begun) = (lens, call, progress, lens.Time.GetTimestamp());
        span = SdkTelemetry.Source.StartActivity(call.Action)?.SetTag(TelemetryNames.Operation, call.Action);
    }

    /// <summary>Notes a success.</summary>
    public ApiReply Succeeded(ApiReply reply)
    {
        End(reply.RequestId, fault: null);
        return reply;
    }

    /// <summary>Notes a fault; made to stand in an exception filter, which it never passes.</summary>
    public bool Failed(Exception fault)
    {
        End(RequestIdOf(fault), fault);
        return false;
    }

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
        var took = lens.Time.GetElapsedTime(begun);
        var kind = fault is null ? null : ErrorTypes.Of(fault);
        Record(took, kind);
        EndSpan(requestId, kind);
        if (lens.HasObserver)
        {
            lens.Notify(new CallFinished(call.Action, progress.Attempts, took, requestId, fault));
        }
    }

    private void Record(TimeSpan took, string? kind)
    {
        if (!SdkTelemetry.CallDuration.Enabled)
        {
            return;
        }

        var tags = new TagList { { TelemetryNames.Operation, call.Action } };
        if (kind is not null)
        {
            tags.Add(TelemetryNames.ErrorType, kind);
        }

        SdkTelemetry.CallDuration.Record(took.TotalSeconds, tags);
    }

    private void EndSpan(string? requestId, string? kind)
    {
        if (span is null)
        {
            return;
        }

        _ = span.SetTag(TelemetryNames.RetryCount, Math.Max(progress.Attempts - 1, 0))
            .SetTag(TelemetryNames.RequestId, requestId)
            .SetTag(TelemetryNames.ErrorType, kind);
        _ = kind is null ? span : span.SetStatus(ActivityStatusCode.Error, kind);
        span.Dispose();
    }
}
