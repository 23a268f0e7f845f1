using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Calls;

/// <summary>Reads a resource as it is.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Urn">The resource.</param>
/// <param name="Properties">The state last known; empty for an import.</param>
/// <param name="Inputs">The inputs last known; empty for an import.</param>
/// <param name="Timeout">The user's limit, or null when the provider's own applies.</param>
public sealed record ReadRequest(string Id, string Urn, PropertyMap Properties, PropertyMap Inputs, TimeSpan? Timeout = null);
