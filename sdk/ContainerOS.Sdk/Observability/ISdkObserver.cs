namespace ContainerOS.Sdk.Observability;

/// <summary>
/// Is told what a client does, for logs and traces. Events hold no secret and no user data. It is called on the way of a call, from several
/// threads at once: be quick. What it throws is counted (<c>containeros.observer.failures</c>) and does not reach the call.
/// </summary>
public interface ISdkObserver
{
    /// <summary>Something happened.</summary>
    /// <param name="sdkEvent">What; one of the records of this namespace. More kinds may come.</param>
    void OnEvent(SdkEvent sdkEvent);
}
