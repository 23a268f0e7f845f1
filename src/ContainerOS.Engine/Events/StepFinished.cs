using ContainerOS.Engine.Steps;

namespace ContainerOS.Engine.Events;

/// <summary>An operation is done.</summary>
/// <param name="Step">The step, secrets hidden.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record StepFinished(DeploymentStep Step, TimeSpan Elapsed) : EngineEvent;
