using ContainerOS.Engine.Plugins;

namespace ContainerOS.Engine.Tests;

/// <summary>For programs that never come to need a plugin.</summary>
internal sealed class NoPlugins : IPluginSource
{
    public PluginProgram? Find(string package) => null;
}
