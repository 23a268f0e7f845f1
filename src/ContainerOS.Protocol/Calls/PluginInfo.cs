namespace ContainerOS.Protocol.Calls;

/// <summary>The response of GetPluginInfo.</summary>
/// <param name="Version">The semantic version of the plugin, without a leading <c>v</c>.</param>
public sealed record PluginInfo(string Version);
