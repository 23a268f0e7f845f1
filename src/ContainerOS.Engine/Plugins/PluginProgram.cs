namespace ContainerOS.Engine.Plugins;

/// <summary>How a plugin is started.</summary>
/// <param name="Executable">Its program: a path, or a name to be found on PATH.</param>
public sealed record PluginProgram(string Executable)
{
    /// <summary>Arguments before the engine's address.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Variables added to this process's environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Is told every line the program prints to standard error; null for nobody.</summary>
    public Action<string>? ErrorLine { get; init; }
}
