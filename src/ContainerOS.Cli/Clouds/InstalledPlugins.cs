using ContainerOS.Engine.Plugins;

namespace ContainerOS.Cli.Clouds;

/// <summary>Our plugin beside this command; any other package's on PATH, by Pulumi's naming.</summary>
internal sealed class InstalledPlugins(Cloud cloud) : IPluginSource
{
    /// <inheritdoc/>
    public PluginProgram? Find(string package) => package switch
    {
        "containeros" => new PluginProgram(BesideUs("pulumi-resource-containeros")) { Environment = cloud.PluginEnvironment },
        _ when OnPath($"pulumi-resource-{package}") is { } path => new PluginProgram(path),
        _ => null,
    };

    private static string BesideUs(string name) => Path.Combine(AppContext.BaseDirectory, Executable(name));

    private static string? OnPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, Executable(name)))
        .FirstOrDefault(File.Exists);

    private static string Executable(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;
}
