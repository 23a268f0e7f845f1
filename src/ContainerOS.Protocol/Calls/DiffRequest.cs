using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Calls;

/// <summary>Asks what would change.</summary>
/// <param name="Id">The resource's id.</param>
/// <param name="Urn">The resource.</param>
/// <param name="Olds">The state of the last run (outputs).</param>
/// <param name="OldInputs">The inputs of the last run; empty when the engine does not send them.</param>
/// <param name="News">The checked new inputs; may hold unknowns in a preview.</param>
/// <param name="IgnoreChanges">Property paths the user wants left alone.</param>
public sealed record DiffRequest(
    string Id,
    string Urn,
    PropertyMap Olds,
    PropertyMap OldInputs,
    PropertyMap News,
    IReadOnlyList<string> IgnoreChanges
);
