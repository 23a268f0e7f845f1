using System.Collections.Concurrent;
using ContainerOS.Sdk.Observability;

namespace ContainerOS.Sdk.Tests.Observability;

/// <summary>Keeps the events.</summary>
internal sealed class RecordingObserver : ISdkObserver
{
    private readonly ConcurrentQueue<SdkEvent> events = new();

    public IReadOnlyList<SdkEvent> Events => [.. events];

    public void OnEvent(SdkEvent sdkEvent) => events.Enqueue(sdkEvent);
}
