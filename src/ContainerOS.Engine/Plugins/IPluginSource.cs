namespace ContainerOS.Engine.Plugins;

/// <summary>Finds plugins.</summary>
public interface IPluginSource
{
    /// <summary>
    /// Prepares what plugins need, such as the server of an emulated cloud. Each run waits for it before it looks for a plugin; a program
    /// in another language than YAML is started before, and loads meanwhile.
    /// </summary>
    /// <remarks>An exception ends the run before anything has changed, and reaches its caller.</remarks>
    /// <param name="ct">Cancelled when the run is.</param>
    Task PrepareAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>The plugin of a package, or null when there is none.</summary>
    PluginProgram? Find(string package);
}

/// <summary>How to start a plugin.</summary>
/// <param name="Executable">The executable: a path, or a name that is searched on PATH.</param>
public sealed record PluginProgram(string Executable)
{
    /// <summary>The arguments before the address of the engine.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Variables to add to the environment of this process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Which variables of this process the plugin inherits; null for all.</summary>
    public Func<string, bool>? Inherits { get; init; }

    /// <summary>
    /// Whether the plugin knows the secret that keeps other programs from calling it and the engine. The plugins of this repository do.
    /// </summary>
    public bool KnowsCallToken { get; init; }

    /// <summary>
    /// Returns the port of a plugin that already runs, for a program in the given directory: the engine attaches to it and starts nothing.
    /// Null to start the executable.
    /// </summary>
    public Func<string, CancellationToken, Task<int>>? RunningPort { get; init; }

    /// <summary>Called for each line the plugin prints to standard error; may be null.</summary>
    public Action<string>? OnErrorLine { get; init; }
}
