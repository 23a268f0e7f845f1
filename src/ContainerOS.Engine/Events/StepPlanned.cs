using ContainerOS.Engine.Steps;

namespace ContainerOS.Engine.Events;

/// <summary>It is decided what happens to a resource; also sent for resources that stay the same.</summary>
/// <param name="Step">The step, secrets hidden.</param>
public sealed record StepPlanned(DeploymentStep Step) : EngineEvent;
