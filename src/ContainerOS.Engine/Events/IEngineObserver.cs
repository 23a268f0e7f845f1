namespace ContainerOS.Engine.Events;

/// <summary>Receives the events of a run while it runs.</summary>
public interface IEngineObserver
{
    /// <summary>
    /// Called for each event, one at a time and in order. The run does not wait for it before its end. After an exception no more events
    /// are delivered; the run goes on, saves its state, and then throws the exception.
    /// </summary>
    void On(EngineEvent engineEvent);
}

/// <summary>Ignores all events.</summary>
public sealed class NullObserver : IEngineObserver
{
    private NullObserver() { }

    /// <summary>The single instance.</summary>
    public static NullObserver Instance { get; } = new();

    /// <inheritdoc/>
    public void On(EngineEvent engineEvent) { }
}
