using ContainerOS.Sdk.Observability;

namespace ContainerOS.Sdk.DependencyInjection.Tests;

/// <summary>An observer that throws on every event.</summary>
internal sealed class ThrowingObserver : ISdkObserver
{
    internal int Notified { get; private set; }

    public void OnEvent(SdkEvent sdkEvent)
    {
        Notified++;
        throw new InvalidOperationException("broken");
    }
}
