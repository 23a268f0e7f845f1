using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Calls;

/// <summary>A resource that was changed.</summary>
/// <param name="Properties">Its new state.</param>
public sealed record UpdateResult(PropertyMap Properties);
