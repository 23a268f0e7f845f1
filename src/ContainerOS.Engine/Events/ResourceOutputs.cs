using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Events;

/// <summary>A resource's outputs are known (in a preview: as far as they are).</summary>
/// <param name="Urn">The resource.</param>
/// <param name="Outputs">Its outputs; secret ones are hidden behind a marked <c>[secret]</c>.</param>
public sealed record ResourceOutputs(string Urn, PropertyMap Outputs) : EngineEvent;
