namespace ContainerOS.Engine.Events;

/// <summary>The provider tells how far an operation is; replaced by the next one.</summary>
/// <param name="Urn">The resource, or null when the provider names none.</param>
/// <param name="Text">The text.</param>
public sealed record StepProgress(string? Urn, string Text) : EngineEvent;
