using ContainerOS.Cli.Clouds;
using ContainerOS.Protocol.Hosting.Plugins;
using ContainerOS.Provider;
using ContainerOS.Provider.Configuration;

namespace ContainerOS.Acceptance.Tests;

/// <summary>
/// Serves the plugins of one run of the command inside the test process: the same server on the same wire, without the start of a process
/// for each. Each is new, as a plugin process is.
/// </summary>
/// <param name="error">Receives what the plugin's process would write to standard error: the calls, when they are traced.</param>
internal sealed class PluginsInProcess(TextWriter error) : IAsyncDisposable
{
    private readonly List<ServedPlugin> plugins = [];
    private readonly Lock gate = new();

    internal async Task<int> ServeAsync(IReadOnlyDictionary<string, string> variables, string folder, CancellationToken ct)
    {
        var plugin = await ServedPlugin.StartAsync(
            log => new ContainerOsProvider(log, new RunEnvironment(variables, folder, error), TimeProvider.System),
            ct
        );
        lock (gate)
        {
            plugins.Add(plugin);
        }

        return plugin.Port;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var plugin in plugins)
        {
            await plugin.DisposeAsync();
        }
    }

    /// <summary>The variables that the plugin's process would have.</summary>
    private sealed class RunEnvironment(IReadOnlyDictionary<string, string> variables, string folder, TextWriter error) : IEnvironment
    {
        public string Directory => folder;

        public TextWriter Error => error;

        public string? Get(string name) =>
            (variables.TryGetValue(name, out var value) ? value : Inherited(name)) is { Length: > 0 } set ? set : null;

        private static string? Inherited(string name) =>
            ChildEnvironment.IsForOwnPlugin(name) ? Environment.GetEnvironmentVariable(name) : null;
    }
}
