using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Events;

/// <summary>An event of a run.</summary>
public abstract record EngineEvent;

/// <summary>A message for the user.</summary>
/// <param name="Severity">The severity.</param>
/// <param name="Text">The text.</param>
/// <param name="Urn">The URN of the resource it is about, or null.</param>
public sealed record EngineMessage(EngineSeverity Severity, string Text, string? Urn = null) : EngineEvent;

/// <summary>A plugin was configured.</summary>
/// <param name="Package">The package of the plugin.</param>
/// <param name="Settings">The checked config; secret values are not hidden.</param>
public sealed record ProviderConfigured(string Package, PropertyMap Settings) : EngineEvent;

/// <summary>A validation found the inputs of a resource valid.</summary>
/// <param name="Urn">The URN of the resource.</param>
/// <param name="Type">Its type token.</param>
/// <param name="Inputs">Its checked inputs; secret values are not hidden, some are unknown.</param>
public sealed record ResourceChecked(string Urn, string Type, PropertyMap Inputs) : EngineEvent;

/// <summary>The outputs of a resource are known; in a preview some are unknown.</summary>
/// <param name="Urn">The URN of the resource.</param>
/// <param name="Outputs">Its outputs; secret ones are the secret text <c>[secret]</c>.</param>
public sealed record ResourceOutputs(string Urn, PropertyMap Outputs) : EngineEvent;

/// <summary>A step is planned; also published for resources that stay the same.</summary>
/// <param name="Step">The step; secrets are hidden.</param>
public sealed record StepPlanned(DeploymentStep Step) : EngineEvent;

/// <summary>A step starts.</summary>
/// <param name="Step">The step; secrets are hidden.</param>
public sealed record StepStarted(DeploymentStep Step) : EngineEvent;

/// <summary>The progress of an operation. It replaces the previous one.</summary>
/// <param name="Urn">The URN of the resource, or null.</param>
/// <param name="Text">The text.</param>
public sealed record StepProgress(string? Urn, string Text) : EngineEvent;

/// <summary>A step is complete.</summary>
/// <param name="Step">The step; secrets are hidden.</param>
/// <param name="Elapsed">Its duration.</param>
public sealed record StepFinished(DeploymentStep Step, TimeSpan Elapsed) : EngineEvent;

/// <summary>A step failed.</summary>
/// <param name="Step">The step; secrets are hidden.</param>
/// <param name="Message">The error; the diagnostics of the result have it, too.</param>
/// <param name="Elapsed">Its duration.</param>
public sealed record StepFailed(DeploymentStep Step, string Message, TimeSpan Elapsed) : EngineEvent;
