using ContainerOS.Protocol.Values;

namespace ContainerOS.Protocol.Calls;

/// <summary>Calls a function.</summary>
/// <param name="Token">The function's token.</param>
/// <param name="Args">Its arguments.</param>
/// <param name="Preview">Whether this is a preview.</param>
public sealed record InvokeRequest(string Token, PropertyMap Args, bool Preview = false);
