using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Observability;

/// <summary>Watches the calls of a client for whoever listens; costs next to nothing while nobody does.</summary>
/// <param name="options">The observer and the clock.</param>
internal sealed class CallLens(SdkOptions options)
{
    public TimeProvider Time => options.Time;

    /// <summary>Whether exchanges have to be kept for an observer.</summary>
    public bool HasObserver => options.Observer is not null;

    /// <summary>Watches a call with all its tries.</summary>
    public CallWatch Begin(ApiCall call, CallProgress progress) => new(this, call, progress);

    /// <summary>Watches one request.</summary>
    public TryWatch BeginTry(ApiCall call, int attempt, HttpRequestMessage request, Scrubber scrubber) =>
        new(this, call, attempt, request, scrubber);

    /// <summary>Tells the observer. What it throws must not decide how a call ends: a pool that was made would be taken for one that was not.</summary>
    public void Tell(SdkEvent happening)
    {
        try
        {
            options.Observer?.On(happening);
        }
#pragma warning disable CA1031 // Whatever an observer throws is its own fault, counted below, and not the call's.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            SdkTelemetry.ObserverFailures.Add(1, KeyValuePair.Create(TelemetryNames.ErrorType, (object?)fault.GetType().FullName));
        }
    }
}
