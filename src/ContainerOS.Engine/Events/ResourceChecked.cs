using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Events;

/// <summary>A validation checked a resource, and nothing refuses it.</summary>
/// <param name="Urn">The resource.</param>
/// <param name="Type">Its type token.</param>
/// <param name="Inputs">Its inputs as the provider takes them; secrets are marked and in clear, those not known yet are unknown.</param>
public sealed record ResourceChecked(string Urn, string Type, PropertyMap Inputs) : EngineEvent;
