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
    private volatile Action<LogMessage> listener = _ => { };
    private EngineServer? server;

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

        if (server is not null)
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
        var start = new PluginStartInfo(program.Executable, (await ServerAsync()).Address)
        {
            Arguments = program.Arguments,
            Environment = program.Environment,
            WorkingDirectory = directory,
            OnErrorLine = program.OnErrorLine,
        };
        return program.RunningPort is { } port
            ? await PluginProcess.AttachAsync(await port(directory, disposing.Token), start, disposing.Token)
            : await PluginProcess.StartAsync(start, disposing.Token);
    }

    private async Task<EngineServer> ServerAsync()
    {
        await serverGate.WaitAsync(disposing.Token);
        try
        {
            return server ??= await EngineServer.StartAsync(message => listener(message), disposing.Token);
        }
        finally
        {
            serverGate.Release();
        }
    }
}
