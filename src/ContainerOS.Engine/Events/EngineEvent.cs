using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Events;

/// <summary>Something that happened during a run.</summary>
public abstract record EngineEvent;

/// <summary>A text for the user that stays.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Text">The text.</param>
/// <param name="Urn">The resource it is about, or null.</param>
public sealed record EngineMessage(EngineSeverity Severity, string Text, string? Urn = null) : EngineEvent;

/// <summary>A plugin took its settings.</summary>
/// <param name="Package">The package it serves.</param>
/// <param name="Settings">The settings as it checked them; secrets are marked and in clear.</param>
public sealed record ProviderConfigured(string Package, PropertyMap Settings) : EngineEvent;

/// <summary>A validation checked a resource, and nothing refuses it.</summary>
/// <param name="Urn">The resource.</param>
/// <param name="Type">Its type token.</param>
/// <param name="Inputs">Its inputs as the provider takes them; secrets are marked and in clear, those not known yet are unknown.</param>
public sealed record ResourceChecked(string Urn, string Type, PropertyMap Inputs) : EngineEvent;

/// <summary>A resource's outputs are known (in a preview: as far as they are).</summary>
/// <param name="Urn">The resource.</param>
/// <param name="Outputs">Its outputs; secret ones are hidden behind a marked <c>[secret]</c>.</param>
public sealed record ResourceOutputs(string Urn, PropertyMap Outputs) : EngineEvent;

/// <summary>It is decided what happens to a resource; also sent for resources that stay the same.</summary>
/// <param name="Step">The step, secrets hidden.</param>
public sealed record StepPlanned(DeploymentStep Step) : EngineEvent;

/// <summary>An operation starts.</summary>
/// <param name="Step">The step, secrets hidden.</param>
public sealed record StepStarted(DeploymentStep Step) : EngineEvent;

/// <summary>The provider tells how far an operation is; replaced by the next one.</summary>
/// <param name="Urn">The resource, or null when the provider names none.</param>
/// <param name="Text">The text.</param>
public sealed record StepProgress(string? Urn, string Text) : EngineEvent;

/// <summary>An operation is done.</summary>
/// <param name="Step">The step, secrets hidden.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record StepFinished(DeploymentStep Step, TimeSpan Elapsed) : EngineEvent;

/// <summary>An operation failed.</summary>
/// <param name="Step">The step, secrets hidden.</param>
/// <param name="Message">Why; the same text is in the result's diagnostics.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record StepFailed(DeploymentStep Step, string Message, TimeSpan Elapsed) : EngineEvent;
