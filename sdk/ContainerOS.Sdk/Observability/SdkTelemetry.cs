using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ContainerOS.Sdk.Observability;

/// <summary>
/// Traces and metrics of the SDK, with OpenTelemetry's names. To subscribe, use <c>AddSource(SdkTelemetry.Name)</c> and
/// <c>AddMeter(SdkTelemetry.Name)</c>. Values hold no secret and no user data.
/// </summary>
public static class SdkTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "ContainerOS.Sdk";

    // The buckets that OpenTelemetry's semantic conventions advise for the duration of HTTP calls, in seconds.
    private static readonly double[] Buckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];
    private static readonly string Version = typeof(SdkTelemetry).Assembly.GetName().Version?.ToString(3) ?? string.Empty;

    internal static ActivitySource Source { get; } = new(Name, Version);

    internal static Meter Meter { get; } = new(Name, Version);

    /// <summary>The duration of each attempt, from the request to the complete reply.</summary>
    internal static Histogram<double> AttemptDuration { get; } =
        Meter.CreateHistogram(
            "http.client.request.duration",
            "s",
            "Duration of one HTTP request.",
            tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = Buckets }
        );

    /// <summary>The duration of each call, with all its attempts and the pauses between them.</summary>
    internal static Histogram<double> CallDuration { get; } =
        Meter.CreateHistogram(
            "containeros.call.duration",
            "s",
            "Duration of one call with all its attempts.",
            tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = Buckets }
        );

    /// <summary>Attempts after the first.</summary>
    internal static Counter<long> Retries { get; } =
        Meter.CreateCounter<long>("containeros.call.retries", "{retry}", "Requests that retry an earlier one.");

    /// <summary>Events for which an observer threw an exception.</summary>
    internal static Counter<long> ObserverFailures { get; } =
        Meter.CreateCounter<long>("containeros.observer.failures", "{event}", "Events for which an observer threw an exception.");
}

/// <summary>Names of attributes: those of OpenTelemetry's semantic conventions for HTTP, and those of this SDK.</summary>
internal static class TelemetryNames
{
    public const string Method = "http.request.method";
    public const string Resends = "http.request.resend_count";
    public const string Status = "http.response.status_code";
    public const string Server = "server.address";
    public const string Port = "server.port";
    public const string Scheme = "url.scheme";
    public const string Path = "url.path";
    public const string ErrorType = "error.type";
    public const string Operation = "containeros.operation";
    public const string Attempt = "containeros.attempt";
    public const string RetryCount = "containeros.retry_count";
    public const string RequestId = "containeros.request_id";
}
