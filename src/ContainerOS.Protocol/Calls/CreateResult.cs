using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Calls;

/// <summary>A resource that was made.</summary>
/// <param name="Id">Its id; empty only in a preview.</param>
/// <param name="Properties">Its state.</param>
public sealed record CreateResult(string Id, PropertyMap Properties);
