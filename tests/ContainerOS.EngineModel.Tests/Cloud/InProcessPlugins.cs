using ContainerOS.EngineModel.Tests.Engine;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Hosting.Engines;
using ContainerOS.Protocol.Logging;
using ContainerOS.Provider;
using ContainerOS.Provider.Configuration;

namespace ContainerOS.EngineModel.Tests.Cloud;

/// <summary>Starts the provider in this process, on a clock without pauses.</summary>
internal sealed class InProcessPlugins(FakeAckServer server, FakeAck account, Action<PoolChange> onChange) : IPluginHost
{
    public async Task<IPlugin> StartAsync(RunFaults faults, Action<string> onMessage, CancellationToken ct)
    {
        var session = server.Open(account, faults, onChange);
        var log = new CallbackEngineLog(message => PluginMessages.Pass(message, onMessage));
        var provider = new ContainerOsProvider(log, new SessionEnvironment(server, session), new InstantTime());
        await provider.HandshakeAsync(new HandshakeRequest("127.0.0.1:1"), ct);
        return new InProcessPlugin(server, session, provider);
    }

    private sealed class InProcessPlugin(FakeAckServer server, FakeAckServer.Session session, ContainerOsProvider provider) : IPlugin
    {
        public IResourceProvider Provider => provider;

        public void Kill() => server.Close(session);

        public ValueTask DisposeAsync()
        {
            server.Close(session);
            provider.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class SessionEnvironment(FakeAckServer server, FakeAckServer.Session session) : IEnvironment
    {
        public string? Get(string name) => PluginMessages.Variables(server, session).GetValueOrDefault(name);
    }
}

/// <summary>Starts the real plugin process for each provider, as Pulumi's engine does.</summary>
internal sealed class PluginProcesses(FakeAckServer server, FakeAck account, Action<PoolChange> onChange, EngineLogServer log) : IPluginHost
{
    private static readonly string? Executable = Environment.GetEnvironmentVariable("CONTAINEROS_MODEL_PLUGIN");
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "pulumi-resource-containeros.dll");

    public async Task<IPlugin> StartAsync(RunFaults faults, Action<string> onMessage, CancellationToken ct)
    {
        var session = server.Open(account, faults, onChange);
        log.OnMessage = onMessage;
        var start = new PluginStartInfo(Executable ?? "dotnet", log.Address)
        {
            Arguments = Executable is null ? [Assembly] : [],
            Environment = PluginMessages.Variables(server, session),
        };
        return new ProcessPlugin(server, session, await PluginProcess.StartAsync(start, ct));
    }

    private sealed class ProcessPlugin(FakeAckServer server, FakeAckServer.Session session, PluginProcess process) : IPlugin
    {
        private bool isKilled;

        public IResourceProvider Provider => process.Provider;

        public void Kill()
        {
            server.Close(session);
            if (isKilled)
            {
                return;
            }

            isKilled = true;
            using var running = System.Diagnostics.Process.GetProcessById(process.ProcessId!.Value);
            running.Kill();
        }

        public async ValueTask DisposeAsync()
        {
            server.Close(session);
            await process.DisposeAsync();
        }
    }
}

/// <summary>The engine's own service: passes messages of plugins to the run that is in progress.</summary>
internal sealed class EngineLogServer : IAsyncDisposable
{
    private EngineServer? server;

    internal string Address => server!.Address;

    internal Action<string>? OnMessage { get; set; }

    internal static async Task<EngineLogServer> StartAsync(CancellationToken ct)
    {
        var log = new EngineLogServer();
        log.server = await EngineServer.StartAsync(message => PluginMessages.Pass(message, text => log.OnMessage?.Invoke(text)), ct);
        return log;
    }

    public ValueTask DisposeAsync() => server!.DisposeAsync();
}

/// <summary>What both hosts share: which messages count, and the environment of a plugin.</summary>
internal static class PluginMessages
{
    /// <summary>Passes warnings and errors: what a user cannot overlook.</summary>
    internal static void Pass(LogMessage message, Action<string> onMessage)
    {
        if (message.Severity >= LogSeverity.Warning)
        {
            onMessage(message.Text);
        }
    }

    internal static IReadOnlyDictionary<string, string> Variables(FakeAckServer server, FakeAckServer.Session session) =>
        new Dictionary<string, string>
        {
            ["CONTAINEROS_ENDPOINT"] = server.Address,
            ["CONTAINEROS_EMULATOR_ACCESS_KEY_ID"] = session.AccessKeyId,
            ["CONTAINEROS_EMULATOR_ACCESS_KEY_SECRET"] = "secret",
        };
}
