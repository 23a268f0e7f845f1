using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Calls;

/// <summary>Makes a resource.</summary>
/// <param name="Urn">The resource.</param>
/// <param name="Properties">Its checked inputs; may hold unknowns in a preview.</param>
/// <param name="Timeout">The user's limit, or null when the provider's own applies.</param>
/// <param name="Preview">Whether nothing may be done yet: answer what would come out.</param>
public sealed record CreateRequest(string Urn, PropertyMap Properties, TimeSpan? Timeout = null, bool Preview = false);
