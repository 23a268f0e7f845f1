namespace ContainerOS.Protocol.Calls;

/// <summary>Who a plugin is.</summary>
/// <param name="Version">Its semantic version, without a leading v.</param>
public sealed record PluginInfo(string Version);
