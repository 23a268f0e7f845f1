using ContainerOS.Engine.Diagnostics;

namespace ContainerOS.Engine.Events;

/// <summary>A text for the user that stays.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Text">The text.</param>
/// <param name="Urn">The resource it is about, or null.</param>
public sealed record EngineMessage(EngineSeverity Severity, string Text, string? Urn = null) : EngineEvent;
