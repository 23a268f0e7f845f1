using ContainerOS.Protocol.Hosting;
using ContainerOS.Protocol.Hosting.Engines;
using ContainerOS.Protocol.Logging;
using ContainerOS.Shared;

namespace ContainerOS.Engine.Plugins;

/// <summary>Plugin processes that consecutive runs share, so that a plugin can reuse what it already read from the cloud.</summary>
/// <remarks>Runs that share a host must not overlap: the messages of a plugin go to the run that started last.</remarks>
public sealed class PluginHost : IAsyncDisposable
{
    private readonly SingleFlightCache<string, PluginProcess> processes = new();
    private readonly CancellationTokenSource disposing = new();
    private readonly SemaphoreSlim serverGate = new(1);
    private readonly string token = CallToken.Create();
    private volatile Action<LogMessage> listener = _ => { };
    private EngineServer? guardedServer;
    private EngineServer? openServer;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await disposing.CancelAsync();
        foreach (var start in processes.Entries)
        {
            await ((Task)start).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (start.IsCompletedSuccessfully)
            {
                await (await start).DisposeAsync();
            }
        }

        foreach (var server in new[] { guardedServer, openServer }.OfType<EngineServer>())
        {
            await server.DisposeAsync();
        }

        serverGate.Dispose();
        disposing.Dispose();
    }

    /// <summary>Sets the receiver of the messages of all plugins.</summary>
    internal void SetListener(Action<LogMessage> next) => listener = next;

    /// <summary>Returns the running process with the same executable, arguments, variables and role, or starts one.</summary>
    /// <remarks>A failed start is not kept, and a caller that cancels does not cancel the start for the others.</remarks>
    /// <param name="program">How to start the plugin.</param>
    /// <param name="directory">Its working directory.</param>
    /// <param name="role">
    /// Separates processes of one plugin that have different configurations at the same time, as when a provider is replaced; empty for the
    /// usual process.
    /// </param>
    /// <param name="ct">Cancels the wait.</param>
    internal async Task<PluginProcess> GetOrStartAsync(PluginProgram program, string directory, string role, CancellationToken ct)
    {
        var key = $"{role}\0{KeyOf(program)}";
        var process = await processes.GetAsync(key, _ => StartAsync(program, directory), ct);
        if (!process.Exited.IsCompleted)
        {
            return process;
        }

        if (processes.TryRemove(key, process))
        {
            await process.DisposeAsync();
        }

        return await processes.GetAsync(key, _ => StartAsync(program, directory), ct);
    }

    private static string KeyOf(PluginProgram program) =>
        string.Join(
            '\0',
            [
                program.Executable,
                .. program.Arguments,
                .. program.Environment.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"),
            ]
        );

    private async Task<PluginProcess> StartAsync(PluginProgram program, string directory)
    {
        // A plugin that is attached to was started by someone who does not know the secret.
        var isGuarded = program is { KnowsCallToken: true, RunningPort: null };
        var start = new PluginStartInfo(program.Executable, (await ServerAsync(isGuarded)).Address)
        {
            Arguments = program.Arguments,
            Environment = program.Environment,
            Inherits = program.Inherits,
            CallToken = isGuarded ? token : null,
            WorkingDirectory = directory,
            OnErrorLine = program.OnErrorLine,
        };
        return program.RunningPort is { } port
            ? await PluginProcess.AttachAsync(await port(directory, disposing.Token), start, disposing.Token)
            : await PluginProcess.StartAsync(start, disposing.Token);
    }

    /// <summary>The engine's service: one for plugins that know the secret, and one for all others.</summary>
    private async Task<EngineServer> ServerAsync(bool isGuarded)
    {
        await serverGate.WaitAsync(disposing.Token);
        try
        {
            return isGuarded
                ? guardedServer ??= await EngineServer.StartAsync(message => listener(message), token, disposing.Token)
                : openServer ??= await EngineServer.StartAsync(message => listener(message), disposing.Token);
        }
        finally
        {
            serverGate.Release();
        }
    }
}
