using System.Collections.Concurrent;
using ContainerOS.Protocol.Engines;

namespace ContainerOS.Engine.Plugins;

/// <summary>Plugin processes that runs share, one run after another: what a plugin has learned of its cloud is then asked for once.</summary>
/// <remarks>Runs that share a host must not overlap, as messages of a plugin go to the run that began last.</remarks>
public sealed class PluginHost : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<PluginProcess>>> running = new();
    private readonly SemaphoreSlim opening = new(1);
    private volatile Action<EngineLogEntry> listener = _ => { };
    private EngineServer? server;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var started in running.Values.Where(lazy => lazy is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
        {
            await (await started.Value).DisposeAsync();
        }
        if (server is not null)
        {
            await server.DisposeAsync();
        }
        opening.Dispose();
    }

    /// <summary>Where messages of plugins go from now on.</summary>
    internal void TellTo(Action<EngineLogEntry> next) => listener = next;

    /// <summary>The process of a plugin: one that runs already with the same arguments and variables, else a new one.</summary>
    internal async Task<PluginProcess> FindAsync(PluginProgram program, string directory, CancellationToken ct)
    {
        var key = KeyOf(program);
        var process = await running.GetOrAdd(key, _ => new(() => StartAsync(program, directory, ct))).Value;
        if (!process.Exited.IsCompleted)
        {
            return process;
        }
        running.TryRemove(key, out _);
        await process.DisposeAsync();
        return await running.GetOrAdd(key, _ => new(() => StartAsync(program, directory, ct))).Value;
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

    private async Task<PluginProcess> StartAsync(PluginProgram program, string directory, CancellationToken ct)
    {
        var address = (await ServerAsync(ct)).Address;
        var start = new PluginStart(program.Executable, address)
        {
            Arguments = program.Arguments,
            Environment = program.Environment,
            WorkingDirectory = directory,
            ErrorLine = program.ErrorLine,
        };
        return await PluginProcess.StartAsync(start, ct);
    }

    private async Task<EngineServer> ServerAsync(CancellationToken ct)
    {
        await opening.WaitAsync(ct);
        try
        {
            return server ??= await EngineServer.StartAsync(entry => listener(entry), ct);
        }
        finally
        {
            opening.Release();
        }
    }
}
