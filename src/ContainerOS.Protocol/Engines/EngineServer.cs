using System.Globalization;
using Microsoft.AspNetCore.Builder;

namespace ContainerOS.Protocol.Engines;

/// <summary>The engine's own service, which plugins send their messages to.</summary>
public sealed class EngineServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private EngineServer(WebApplication app)
    {
        this.app = app;
        Address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{LoopbackServer.Port(app)}");
    }

    /// <summary>Where it listens (<c>127.0.0.1:port</c>).</summary>
    public string Address { get; }

    /// <summary>Starts listening on a free port of the loopback interface.</summary>
    /// <param name="onLog">Called for each message, from several threads at once.</param>
    /// <param name="ct">Ends the start.</param>
    public static async Task<EngineServer> StartAsync(Action<EngineLogEntry> onLog, CancellationToken ct)
    {
        var app = LoopbackServer.Build(new EngineService(onLog));
        await app.StartAsync(ct);
        return new EngineServer(app);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
