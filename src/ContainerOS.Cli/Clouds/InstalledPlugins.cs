using System.Globalization;
using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Terminal;
using ContainerOS.Engine.Plugins;

namespace ContainerOS.Cli.Clouds;

/// <summary>
/// Finds the ContainerOS plugin next to this command, and plugins of other packages on PATH by Pulumi's naming convention. A plugin that
/// PULUMI_DEBUG_PROVIDERS names already runs, and is attached to.
/// </summary>
/// <param name="resolve">Returns the cloud that the ContainerOS plugin calls, when it can be called.</param>
/// <param name="trace">Receives a line for each call to the cloud; null for none.</param>
internal sealed class InstalledPlugins(Func<Task<Cloud>> resolve, TextWriter? trace = null) : IPluginSource
{
    /// <summary>
    /// Plugins that already run, as <c>package:port</c> with commas between them. Pulumi's engine reads the same variable.
    /// </summary>
    internal const string AttachVariable = "PULUMI_DEBUG_PROVIDERS";

    private const string TraceVariable = "CONTAINEROS_TRACE_HTTP";

    // With it, the plugin sends what this command shows and applies: property paths, edits, and notes about every pool.
    private const string DiagnosticsVariable = "CONTAINEROS_DIAGNOSTICS";

    // Plugins are looked for when a call of the program comes, too, which does not belong to the asynchronous flow of the command.
    private readonly CommandEnvironment command = CommandEnvironment.Current;
    private Cloud cloud = Cloud.None;

    /// <summary>Plugins that call a cloud which can be called already.</summary>
    internal InstalledPlugins(Cloud cloud)
        : this(() => Task.FromResult(cloud)) { }

    /// <inheritdoc/>
    public async Task PrepareAsync(CancellationToken ct) => cloud = await resolve().WaitAsync(ct);

    /// <inheritdoc/>
    public PluginProgram? Find(string package) =>
        package switch
        {
            _ when RunningPort(package) is { } port => new PluginProgram(
                string.Create(CultureInfo.InvariantCulture, $"{package} at 127.0.0.1:{port} ({AttachVariable})")
            )
            {
                RunningPort = (_, _) => Task.FromResult(port),
            },
            "containeros" => OwnPlugin(),
            _ when OnPath($"pulumi-resource-{package}") is { } path => new PluginProgram(path)
            {
                Inherits = name => ChildEnvironment.IsForPlugin(package, name),
            },
            _ => null,
        };

    /// <summary>The plugin writes its calls to standard error, because the provider protocol has no message for them.</summary>
    private PluginProgram OwnPlugin()
    {
        var environment = command.Overrides.Where(variable => ChildEnvironment.IsForOwnPlugin(variable.Key)).ToDictionary();
        foreach (var (name, value) in cloud.PluginEnvironment)
        {
            environment[name] = value;
        }

        environment[DiagnosticsVariable] = "full";
        if (trace is not null)
        {
            environment[TraceVariable] = "1";
        }

        return new PluginProgram(BesideThisCommand("pulumi-resource-containeros"))
        {
            Environment = environment,
            Inherits = ChildEnvironment.IsForOwnPlugin,
            KnowsCallToken = true,
            OnErrorLine = trace is null ? null : trace.WriteLine,
            RunningPort = command.ServePlugin is { } serve ? (folder, ct) => serve(environment, folder, ct) : null,
        };
    }

    private int? RunningPort(string package)
    {
        var entry = (command.Variable(AttachVariable) ?? string.Empty)
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(text => text.Split(':', 2))
            .FirstOrDefault(parts => parts[0] == package);
        return entry switch
        {
            null => null,
            [_, var text]
                when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536 => port,
            _ => throw new UsageException(
                $"{AttachVariable} names '{string.Join(':', entry)}', which has no port. Write it as {package}:PORT, "
                    + "with the port that the plugin printed when it was started without arguments."
            ),
        };
    }

    private static string BesideThisCommand(string name) => Path.Combine(AppContext.BaseDirectory, Executable(name));

    private string? OnPath(string name) =>
        (command.Variable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, Executable(name)))
            .FirstOrDefault(File.Exists);

    private static string Executable(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;
}
