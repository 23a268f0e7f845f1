using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using ContainerOS.Sdk.Observability;

namespace ContainerOS.Sdk.Tests.Observability;

/// <summary>
/// Records the spans and measurements of one test. Listeners are global; the trace distinguishes those of other tests.
/// </summary>
internal sealed class Telemetry : IDisposable
{
    private readonly Activity root = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
    private readonly ActivityListener spans;
    private readonly MeterListener meters = new();
    private readonly ConcurrentQueue<Activity> ended = new();
    private readonly ConcurrentQueue<Measurement> measured = new();

    public Telemetry()
    {
        spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name == SdkTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => Keep(ended, span, span.TraceId),
        };
        ActivitySource.AddActivityListener(spans);
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == SdkTelemetry.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<double>(
            (instrument, value, tags, _) =>
                Keep(measured, new(instrument.Name, instrument.Unit, value, tags.ToArray().ToDictionary()), Here)
        );
        meters.SetMeasurementEventCallback<long>(
            (instrument, value, tags, _) =>
                Keep(measured, new(instrument.Name, instrument.Unit, value, tags.ToArray().ToDictionary()), Here)
        );
        meters.Start();
    }

    public IReadOnlyList<Activity> Spans => [.. ended];

    public IReadOnlyList<Measurement> Measurements => [.. measured];

    private static ActivityTraceId Here => Activity.Current?.TraceId ?? default;

    /// <summary>Everything as text, to look for what must not be there.</summary>
    public string AllText() =>
        string.Join(
            '\n',
            Spans
                .Select(span =>
                    $"{span.DisplayName} {span.StatusDescription} "
                    + string.Join(' ', span.TagObjects.Concat(span.Events.SelectMany(at => at.Tags)))
                )
                .Concat(Measurements.Select(value => $"{value.Name} {string.Join(' ', value.Tags)}"))
        );

    public void Dispose()
    {
        spans.Dispose();
        meters.Dispose();
        root.Dispose();
    }

    private void Keep<T>(ConcurrentQueue<T> into, T value, ActivityTraceId trace)
    {
        if (trace == root.TraceId)
        {
            into.Enqueue(value);
        }
    }
}

/// <summary>A recorded measurement.</summary>
internal sealed record Measurement(string Name, string? Unit, double Value, IReadOnlyDictionary<string, object?> Tags);
