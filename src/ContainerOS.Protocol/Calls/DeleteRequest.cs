using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Calls;

/// <summary>Removes a resource. Removing one that is gone already succeeds.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Urn">The resource.</param>
/// <param name="Properties">The state last known.</param>
/// <param name="OldInputs">The inputs of the last run; empty when the engine does not send them.</param>
/// <param name="Timeout">The user's limit, or null when the provider's own applies.</param>
public sealed record DeleteRequest(string Id, string Urn, PropertyMap Properties, PropertyMap OldInputs, TimeSpan? Timeout = null);
