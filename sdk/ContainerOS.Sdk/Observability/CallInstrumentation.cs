using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Observability;

/// <summary>Watches the calls of a client for whoever listens; costs next to nothing while nobody does.</summary>
/// <param name="options">The observer and the clock.</param>
internal sealed class CallInstrumentation(SdkOptions options)
{
    public TimeProvider Time => options.Time;

    /// <summary>Whether exchanges have to be kept for an observer.</summary>
    public bool HasObserver => options.Observer is not null;

    /// <summary>Watches a call with all its tries.</summary>
    public CallScope StartCall(ApiCall call, CallProgress progress) => new(this, call, progress);

    /// <summary>Watches one request.</summary>
    public AttemptScope StartAttempt(ApiCall call, int attempt, HttpRequestMessage request, SecretRedactor redactor) =>
        new(this, call, attempt, request, redactor);

    /// <summary>Tells the observer. What it throws must not decide how a call ends: a pool that was made would be taken for one that was not.</summary>
    public void Notify(SdkEvent sdkEvent)
    {
        try
        {
            options.Observer?.OnEvent(sdkEvent);
        }
#pragma warning disable CA1031 // Whatever an observer throws is its own fault, counted below, and not the call's.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            SdkTelemetry.ObserverFailures.Add(1, KeyValuePair.Create(TelemetryNames.ErrorType, (object?)fault.GetType().FullName));
        }
    }
}
