using System.Globalization;
using ContainerOS.Protocol.Logging;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;

namespace ContainerOS.Protocol.Hosting.Engines;

/// <summary>The engine's own service, which receives the messages of plugins.</summary>
public sealed class EngineServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private EngineServer(WebApplication app)
    {
        this.app = app;
        Address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{LoopbackServer.Port(app)}");
    }

    /// <summary>The address of the service (<c>127.0.0.1:port</c>).</summary>
    public string Address { get; }

    /// <summary>Starts the service on a free port of the loopback interface.</summary>
    /// <param name="onLog">Called for each message, from several threads at once.</param>
    /// <param name="ct">Cancels the start.</param>
    public static Task<EngineServer> StartAsync(Action<LogMessage> onLog, CancellationToken ct) => StartAsync(onLog, token: null, ct);

    /// <summary>Starts the service on a free port of the loopback interface.</summary>
    /// <param name="onLog">Called for each message, from several threads at once.</param>
    /// <param name="token">The secret that each call needs (<see cref="CallToken"/>); null for plugins that have none.</param>
    /// <param name="ct">Cancels the start.</param>
    public static async Task<EngineServer> StartAsync(Action<LogMessage> onLog, string? token, CancellationToken ct)
    {
        var app = LoopbackServer.Build(new EngineService(onLog), token);
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

/// <summary>The calls that plugins and programs can make to the engine.</summary>
internal sealed class EngineService(Action<LogMessage> onLog) : Wire.Engine.EngineBase
{
    private volatile string root = string.Empty;

    public override Task<Empty> Log(Wire.LogRequest request, ServerCallContext context)
    {
        var urn = request.Urn.Length == 0 ? null : request.Urn;
        onLog(new LogMessage((LogSeverity)request.Severity, request.Message, urn, request.Ephemeral) { StreamId = request.StreamId });
        return Task.FromResult(new Empty());
    }

    public override Task<Wire.GetRootResourceResponse> GetRootResource(Wire.GetRootResourceRequest request, ServerCallContext context) =>
        Task.FromResult(new Wire.GetRootResourceResponse { Urn = root });

    public override Task<Wire.SetRootResourceResponse> SetRootResource(Wire.SetRootResourceRequest request, ServerCallContext context)
    {
        root = request.Urn;
        return Task.FromResult(new Wire.SetRootResourceResponse());
    }

    public override Task<Empty> StartDebugging(Wire.StartDebuggingRequest request, ServerCallContext context) =>
        throw Unimplemented("StartDebugging", "it does not attach debuggers");

    public override Task<Wire.RequirePulumiVersionResponse> RequirePulumiVersion(
        Wire.RequirePulumiVersionRequest request,
        ServerCallContext context
    ) => throw Unimplemented("RequirePulumiVersion", "it is not the Pulumi CLI and has no Pulumi version");

    private static RpcException Unimplemented(string call, string why) =>
        new(new Status(StatusCode.Unimplemented, $"the engine does not implement {call}: {why}"));
}
