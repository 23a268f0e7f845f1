using ContainerOS.Sdk.Observability;

namespace ContainerOS.Sdk.DependencyInjection.Tests;

/// <summary>An observer that fails on everything.</summary>
internal sealed class Broken : ISdkObserver
{
    internal int Told { get; private set; }

    public void OnEvent(SdkEvent sdkEvent)
    {
        Told++;
        throw new InvalidOperationException("broken");
    }
}
