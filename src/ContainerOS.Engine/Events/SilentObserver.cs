namespace ContainerOS.Engine.Events;

/// <summary>Nobody listens.</summary>
public sealed class SilentObserver : IEngineObserver
{
    private SilentObserver() { }

    /// <summary>The only one.</summary>
    public static SilentObserver Instance { get; } = new();

    /// <inheritdoc/>
    public void On(EngineEvent happened) { }
}
