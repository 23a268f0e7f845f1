using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Codec;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Translation;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace ContainerOS.Protocol.Plugins;

/// <summary>The calls of the wire, led to the provider that serves them.</summary>
internal sealed class ProviderService(IResourceProvider provider, EngineLog log) : Wire.ResourceProvider.ResourceProviderBase
{
    /// <summary>What the engine accepts in answers; engines that can do less say so in Configure.</summary>
    private volatile PropertyCodecOptions accepted = PropertyCodecOptions.Default;

    public override Task<Wire.ProviderHandshakeResponse> Handshake(Wire.ProviderHandshakeRequest request, ServerCallContext context) =>
        AnswerAsync(async () =>
        {
            if (request.EngineAddress.Length > 0)
            {
                log.Attach(request.EngineAddress);
            }
            return (await provider.HandshakeAsync(request.FromWire(), context.CancellationToken)).ToWire();
        });

    public override Task<Empty> Attach(Wire.PluginAttach request, ServerCallContext context)
    {
        log.Attach(request.Address);
        return Task.FromResult(new Empty());
    }

    public override Task<Wire.PluginInfo> GetPluginInfo(Empty request, ServerCallContext context) =>
        AnswerAsync(async () => new Wire.PluginInfo { Version = (await provider.GetPluginInfoAsync(context.CancellationToken)).Version });

    public override Task<Wire.GetSchemaResponse> GetSchema(Wire.GetSchemaRequest request, ServerCallContext context) =>
        AnswerAsync(async () =>
            new Wire.GetSchemaResponse { Schema = await provider.GetSchemaAsync(request.FromWire(), context.CancellationToken) }
        );

    public override Task<Wire.CheckResponse> CheckConfig(Wire.CheckRequest request, ServerCallContext context) =>
        AnswerAsync(async () => (await provider.CheckConfigAsync(request.FromWire(), context.CancellationToken)).ToWire(accepted));

    public override Task<Wire.DiffResponse> DiffConfig(Wire.DiffRequest request, ServerCallContext context) =>
        AnswerAsync(async () => (await provider.DiffConfigAsync(request.FromWire(), context.CancellationToken)).ToWire());

    public override Task<Wire.ConfigureResponse> Configure(Wire.ConfigureRequest request, ServerCallContext context) =>
        AnswerAsync(async () =>
        {
            accepted = new PropertyCodecOptions(request.AcceptSecrets, KeepOutputs: false, request.AcceptResources);
            return (await provider.ConfigureAsync(request.FromWire(), context.CancellationToken)).ToWire();
        });

    public override Task<Wire.InvokeResponse> Invoke(Wire.InvokeRequest request, ServerCallContext context) =>
        AnswerAsync(async () => (await provider.InvokeAsync(request.FromWire(), context.CancellationToken)).ToWire(accepted));

    public override Task<Wire.CheckResponse> Check(Wire.CheckRequest request, ServerCallContext context) =>
        AnswerAsync(async () => (await provider.CheckAsync(request.FromWire(), context.CancellationToken)).ToWire(accepted));

    public override Task<Wire.DiffResponse> Diff(Wire.DiffRequest request, ServerCallContext context) =>
        AnswerAsync(async () => (await provider.DiffAsync(request.FromWire(), context.CancellationToken)).ToWire());

    public override Task<Wire.CreateResponse> Create(Wire.CreateRequest request, ServerCallContext context) =>
        AnswerAsync(async () => (await provider.CreateAsync(request.FromWire(), context.CancellationToken)).ToWire(accepted));

    public override Task<Wire.ReadResponse> Read(Wire.ReadRequest request, ServerCallContext context) =>
        AnswerAsync(async () => (await provider.ReadAsync(request.FromWire(), context.CancellationToken)).ToWire(accepted));

    public override Task<Wire.UpdateResponse> Update(Wire.UpdateRequest request, ServerCallContext context) =>
        AnswerAsync(async () => (await provider.UpdateAsync(request.FromWire(), context.CancellationToken)).ToWire(accepted));

    public override Task<Empty> Delete(Wire.DeleteRequest request, ServerCallContext context) =>
        AnswerAsync(async () =>
        {
            await provider.DeleteAsync(request.FromWire(), context.CancellationToken);
            return new Empty();
        });

    public override Task<Empty> Cancel(Empty request, ServerCallContext context) =>
        AnswerAsync(async () =>
        {
            await provider.CancelAsync(context.CancellationToken);
            return new Empty();
        });

    public override Task<Wire.ParameterizeResponse> Parameterize(Wire.ParameterizeRequest request, ServerCallContext context) =>
        throw Unserved("Parameterize", "this package takes no parameters");

    public override Task<Wire.CallResponse> Call(Wire.CallRequest request, ServerCallContext context) =>
        throw Unserved("Call", $"this package has no method {request.Tok}");

    public override Task<Wire.ConstructResponse> Construct(Wire.ConstructRequest request, ServerCallContext context) =>
        throw Unserved("Construct", $"this package has no component {request.Type}");

    public override Task List(Wire.ListRequest request, IServerStreamWriter<Wire.ListResponse> responseStream, ServerCallContext context) =>
        throw Unserved("List", "this package lists no resources");

    public override Task<Wire.GetMappingResponse> GetMapping(Wire.GetMappingRequest request, ServerCallContext context) =>
        throw Unserved("GetMapping", "this package converts no other tool's programs");

    public override Task<Wire.GetMappingsResponse> GetMappings(Wire.GetMappingsRequest request, ServerCallContext context) =>
        throw Unserved("GetMappings", "this package converts no other tool's programs");

    private static RpcException Unserved(string call, string why) =>
        new(new Status(StatusCode.Unimplemented, $"this plugin does not serve the call {call}: {why}"));

    private async Task<T> AnswerAsync<T>(Func<Task<T>> answer)
    {
        try
        {
            return await answer();
        }
        catch (Exception fault) when (fault is not RpcException)
        {
            throw FaultWriter.ToRpc(fault, accepted);
        }
    }
}
