using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Events;

/// <summary>A plugin took its settings.</summary>
/// <param name="Package">The package it serves.</param>
/// <param name="Settings">The settings as it checked them; secrets are marked and in clear.</param>
public sealed record ProviderConfigured(string Package, PropertyMap Settings) : EngineEvent;
