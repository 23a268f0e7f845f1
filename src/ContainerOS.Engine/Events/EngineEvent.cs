namespace ContainerOS.Engine.Events;

/// <summary>Something that happened during a run.</summary>
public abstract record EngineEvent;
