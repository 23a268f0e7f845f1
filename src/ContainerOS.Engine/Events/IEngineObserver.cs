namespace ContainerOS.Engine.Events;

/// <summary>Is told what happens while it happens.</summary>
public interface IEngineObserver
{
    /// <summary>Something happened. Called from several threads, one at a time; it should return soon.</summary>
    void On(EngineEvent engineEvent);
}

/// <summary>Nobody listens.</summary>
public sealed class NullObserver : IEngineObserver
{
    private NullObserver() { }

    /// <summary>The only one.</summary>
    public static NullObserver Instance { get; } = new();

    /// <inheritdoc/>
    public void On(EngineEvent happened) { }
}
