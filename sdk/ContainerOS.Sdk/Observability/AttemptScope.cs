using System.Diagnostics;
using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Observability;

/// <summary>Watches one HTTP request: a client span, its duration, and an event.</summary>
internal sealed class AttemptScope
{
    private readonly CallInstrumentation lens;
    private readonly ApiCall call;
    private readonly int attempt;
    private readonly HttpRequestMessage request;
    private readonly SecretRedactor redactor;
    private readonly Activity? span;
    private readonly long begun;

    public AttemptScope(CallInstrumentation lens, ApiCall call, int attempt, HttpRequestMessage request, SecretRedactor redactor)
    {
        (this.lens, this.call, this.attempt, this.request, this.redactor, begun) = (
            lens,
            call,
            attempt,
            request,
            redactor,
            lens.Time.GetTimestamp()
        );
        span = SdkTelemetry.Source.StartActivity(call.Method.Method, ActivityKind.Client);
        Describe();
    }

    /// <summary>Notes a whole reply.</summary>
    public ApiReply Answered(ApiReply reply)
    {
        End(reply, reply.IsSuccess ? null : reply.Error().Code);
        return reply;
    }

    /// <summary>Notes that no whole reply came; made to stand in an exception filter, which it never passes.</summary>
    public bool Failed(Exception fault)
    {
        End(reply: null, ErrorTypes.Of(fault));
        return false;
    }

    private void Describe()
    {
        if (span is null)
        {
            return;
        }

        var server = request.RequestUri!;
        _ = span.SetTag(TelemetryNames.Method, call.Method.Method)
            .SetTag(TelemetryNames.Scheme, server.Scheme)
            .SetTag(TelemetryNames.Server, server.Host)
            .SetTag(TelemetryNames.Port, server.Port)
            .SetTag(TelemetryNames.Path, call.Path)
            .SetTag(TelemetryNames.Operation, call.Action)
            .SetTag(TelemetryNames.Attempt, attempt)
            .SetTag(TelemetryNames.Resends, attempt > 1 ? attempt - 1 : null);
    }

    private void End(ApiReply? reply, string? kind)
    {
        var took = lens.Time.GetElapsedTime(begun);
        Record(reply, kind, took);
        EndSpan(reply, kind);
        if (lens.HasObserver)
        {
            lens.Notify(new AttemptFinished(call.Action, attempt, new HttpExchange(call, request, redactor, reply), took, kind));
        }
    }

    private void Record(ApiReply? reply, string? kind, TimeSpan took)
    {
        if (attempt > 1)
        {
            SdkTelemetry.Retries.Add(1, KeyValuePair.Create(TelemetryNames.Operation, (object?)call.Action));
        }

        if (SdkTelemetry.AttemptDuration.Enabled)
        {
            SdkTelemetry.AttemptDuration.Record(took.TotalSeconds, Tags(reply, kind));
        }
    }

    private TagList Tags(ApiReply? reply, string? kind)
    {
        var server = request.RequestUri!;
        var tags = new TagList
        {
            { TelemetryNames.Method, call.Method.Method },
            { TelemetryNames.Server, server.Host },
            { TelemetryNames.Port, server.Port },
            { TelemetryNames.Operation, call.Action },
        };
        Add(ref tags, TelemetryNames.Status, reply?.Status);
        Add(ref tags, TelemetryNames.ErrorType, kind);
        return tags;
    }

    private static void Add(ref TagList tags, string name, object? value)
    {
        if (value is not null)
        {
            tags.Add(name, value);
        }
    }

    private void EndSpan(ApiReply? reply, string? kind)
    {
        if (span is null)
        {
            return;
        }

        _ = span.SetTag(TelemetryNames.Status, reply?.Status)
            .SetTag(TelemetryNames.RequestId, reply?.RequestId)
            .SetTag(TelemetryNames.ErrorType, kind);
        _ = kind is null ? span : span.SetStatus(ActivityStatusCode.Error, kind);
        span.Dispose();
    }
}
