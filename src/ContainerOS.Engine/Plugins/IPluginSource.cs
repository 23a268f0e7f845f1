namespace ContainerOS.Engine.Plugins;

/// <summary>Knows where plugins are.</summary>
public interface IPluginSource
{
    /// <summary>The plugin that serves a package, or null when there is none.</summary>
    PluginProgram? Find(string package);
}
