using ContainerOS.Engine.Plugins;

namespace ContainerOS.Engine.Tests;

/// <summary>Has no plugins, for programs that need none.</summary>
internal sealed class NoPlugins : IPluginSource
{
    public PluginProgram? Find(string package) => null;
}
