using ContainerOS.Engine.Steps;

namespace ContainerOS.Engine.Events;

/// <summary>An operation failed.</summary>
/// <param name="Step">The step, secrets hidden.</param>
/// <param name="Message">Why; the same text is in the result's diagnostics.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record StepFailed(DeploymentStep Step, string Message, TimeSpan Elapsed) : EngineEvent;
