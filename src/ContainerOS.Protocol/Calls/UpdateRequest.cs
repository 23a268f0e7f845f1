using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Calls;

/// <summary>Changes a resource in place.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Urn">The resource.</param>
/// <param name="Olds">The state of the last run (outputs).</param>
/// <param name="OldInputs">The inputs of the last run; empty when the engine does not send them.</param>
/// <param name="News">The checked new inputs; may hold unknowns in a preview.</param>
/// <param name="IgnoreChanges">Property paths the user wants left alone.</param>
/// <param name="Timeout">The user's limit, or null when the provider's own applies.</param>
/// <param name="Preview">Whether nothing may be done yet: answer what would come out.</param>
public sealed record UpdateRequest(
    string Id,
    string Urn,
    PropertyMap Olds,
    PropertyMap OldInputs,
    PropertyMap News,
    IReadOnlyList<string> IgnoreChanges,
    TimeSpan? Timeout = null,
    bool Preview = false
);
