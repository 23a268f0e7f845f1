namespace ContainerOS.Sdk.Observability;

/// <summary>
/// Receives the events of a client, for logs and traces. Events hold no secret and no user data. The observer is called during a call,
/// from several threads at once, so it must be fast. An exception of the observer is counted (<c>containeros.observer.failures</c>) and
/// does not reach the call.
/// </summary>
public interface ISdkObserver
{
    /// <summary>Receives an event.</summary>
    /// <param name="sdkEvent">One of the records of this namespace. More types may be added.</param>
    void OnEvent(SdkEvent sdkEvent);
}
