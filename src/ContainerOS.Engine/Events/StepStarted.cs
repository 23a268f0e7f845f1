using ContainerOS.Engine.Steps;

namespace ContainerOS.Engine.Events;

/// <summary>An operation starts.</summary>
/// <param name="Step">The step, secrets hidden.</param>
public sealed record StepStarted(DeploymentStep Step) : EngineEvent;
