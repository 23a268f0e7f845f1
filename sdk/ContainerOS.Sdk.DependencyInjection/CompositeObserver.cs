using System.Runtime.ExceptionServices;
using ContainerOS.Sdk.Observability;

namespace ContainerOS.Sdk.DependencyInjection;

/// <summary>Notifies several observers. An exception of one does not keep an event from the others.</summary>
/// <param name="observers">The observers.</param>
internal sealed class CompositeObserver(IReadOnlyList<ISdkObserver> observers) : ISdkObserver
{
    /// <inheritdoc/>
    public void OnEvent(SdkEvent sdkEvent)
    {
        Exception? first = null;
        foreach (var observer in observers)
        {
            try
            {
                observer.OnEvent(sdkEvent);
            }
#pragma warning disable CA1031 // Thrown again below, after all were notified; the client counts it.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                first ??= fault;
            }
        }

        if (first is not null)
        {
            ExceptionDispatchInfo.Throw(first);
        }
    }
}
