namespace ContainerOS.Engine.Events;

/// <summary>Is told what happens while it happens.</summary>
public interface IEngineObserver
{
    /// <summary>Something happened. Called from several threads, one at a time; it should return soon.</summary>
    void On(EngineEvent happened);
}
