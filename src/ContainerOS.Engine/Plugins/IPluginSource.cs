namespace ContainerOS.Engine.Plugins;

/// <summary>Knows where plugins are.</summary>
public interface IPluginSource
{
    /// <summary>The plugin that serves a package, or null when there is none.</summary>
    PluginProgram? Find(string package);
}

/// <summary>How a plugin is started.</summary>
/// <param name="Executable">Its program: a path, or a name to be found on PATH.</param>
public sealed record PluginProgram(string Executable)
{
    /// <summary>Arguments before the engine's address.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Variables added to this process's environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Is told every line the program prints to standard error; null for nobody.</summary>
    public Action<string>? OnErrorLine { get; init; }
}
