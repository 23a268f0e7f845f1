using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ContainerOS.Sdk.Observability;

/// <summary>
/// Traces and metrics of the SDK, by OpenTelemetry's names: subscribe to <see cref="Name"/>, as in <c>AddSource(SdkTelemetry.Name)</c> and
/// <c>AddMeter(SdkTelemetry.Name)</c>. Values hold no secret and no user data.
/// </summary>
public static class SdkTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "ContainerOS.Sdk";

    // Buckets that OpenTelemetry's semantic conventions advise for the duration of HTTP calls, in seconds.
    private static readonly double[] Buckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
    private static readonly string Version = typeof(SdkTelemetry).Assembly.GetName().Version?.ToString(3) ?? string.Empty;

    internal static ActivitySource Source { get; } = new(Name, Version);

    internal static Meter Meter { get; } = new(Name, Version);

    /// <summary>Time of each try, from the request to the whole reply.</summary>
    internal static Histogram<double> AttemptDuration { get; } =
        Meter.CreateHistogram(
            "http.client.request.duration",
            "s",
            "Duration of one HTTP request.",
            tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = Buckets }
        );

    /// <summary>Time of each call with all its tries and the pauses between them.</summary>
    internal static Histogram<double> CallDuration { get; } =
        Meter.CreateHistogram(
            "containeros.call.duration",
            "s",
            "Duration of one call with all its tries.",
            tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = Buckets }
        );

    /// <summary>Tries beyond the first.</summary>
    internal static Counter<long> Retries { get; } =
        Meter.CreateCounter<long>("containeros.call.retries", "{retry}", "Requests that repeat one before.");

    /// <summary>Events an observer failed on.</summary>
    internal static Counter<long> ObserverFailures { get; } =
        Meter.CreateCounter<long>("containeros.observer.failures", "{event}", "Events an observer failed on.");
}
