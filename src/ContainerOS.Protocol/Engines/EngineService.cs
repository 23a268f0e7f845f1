using ContainerOS.Protocol.Plugins;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace ContainerOS.Protocol.Engines;

/// <summary>What plugins may ask of the engine.</summary>
internal sealed class EngineService(Action<EngineLogEntry> onLog) : Wire.Engine.EngineBase
{
    private volatile string root = string.Empty;

    public override Task<Empty> Log(Wire.LogRequest request, ServerCallContext context)
    {
        onLog(
            new EngineLogEntry(
                (LogSeverity)request.Severity,
                request.Message,
                request.Urn.Length == 0 ? null : request.Urn,
                request.StreamId,
                request.Ephemeral
            )
        );
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
        throw Unserved("StartDebugging", "it attaches no debuggers");

    public override Task<Wire.RequirePulumiVersionResponse> RequirePulumiVersion(
        Wire.RequirePulumiVersionRequest request,
        ServerCallContext context
    ) => throw Unserved("RequirePulumiVersion", "it is not the Pulumi CLI and has no Pulumi version");

    private static RpcException Unserved(string call, string why) =>
        new(new Status(StatusCode.Unimplemented, $"this engine does not serve the call {call}: {why}"));
}
