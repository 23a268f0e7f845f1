using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Codec;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace ContainerOS.Protocol.Hosting.Plugins;

/// <summary>The gRPC service of a plugin: translates each call and passes it to the provider.</summary>
[BindServiceMethod(typeof(ProviderService), nameof(Bind))]
internal sealed class ProviderService(IResourceProvider provider, EngineLogClient log, MonitorClients? monitors = null)
    : Wire.ResourceProvider.ResourceProviderBase
{
    /// <summary>What the engine accepts in responses. Configure may restrict it.</summary>
    private volatile PropertyCodecOptions accepted = PropertyCodecOptions.Default;

    /// <summary>Binds the calls. The server finds it by the attribute of the class.</summary>
    /// <remarks>It looks for the calls in the type of the second parameter, which must be the generated one.</remarks>
    public static void Bind(ServiceBinderBase binder, Wire.ResourceProvider.ResourceProviderBase? service) =>
        Wire.ResourceProvider.BindService(new DeepMessageBinder(binder), service);

    public override Task<Wire.ProviderHandshakeResponse> Handshake(Wire.ProviderHandshakeRequest request, ServerCallContext context) =>
        HandleAsync(async () =>
        {
            if (request.EngineAddress.Length > 0)
            {
                log.Attach(request.EngineAddress);
            }
            return (await provider.HandshakeAsync(request.FromWire(), context.CancellationToken)).ToWire();
        });

    public override Task<Empty> Attach(Wire.PluginAttach request, ServerCallContext context)
    {
        if (request.Address.Length > 0)
        {
            log.Attach(request.Address);
        }

        return Task.FromResult(new Empty());
    }

    public override Task<Wire.PluginInfo> GetPluginInfo(Empty request, ServerCallContext context) =>
        HandleAsync(async () => new Wire.PluginInfo { Version = (await provider.GetPluginInfoAsync(context.CancellationToken)).Version });

    public override Task<Wire.GetSchemaResponse> GetSchema(Wire.GetSchemaRequest request, ServerCallContext context) =>
        HandleAsync(async () =>
            new Wire.GetSchemaResponse { Schema = await provider.GetSchemaAsync(request.FromWire(), context.CancellationToken) }
        );

    public override Task<Wire.CheckResponse> CheckConfig(Wire.CheckRequest request, ServerCallContext context) =>
        HandleAsync(async () => (await provider.CheckConfigAsync(request.FromWire(), context.CancellationToken)).ToWire(accepted));

    public override Task<Wire.DiffResponse> DiffConfig(Wire.DiffRequest request, ServerCallContext context) =>
        HandleAsync(async () => (await provider.DiffConfigAsync(request.FromWire(), context.CancellationToken)).ToWire());

    public override Task<Wire.ConfigureResponse> Configure(Wire.ConfigureRequest request, ServerCallContext context) =>
        HandleAsync(async () =>
        {
            accepted = new PropertyCodecOptions(request.AcceptSecrets, KeepOutputs: false, request.AcceptResources);
            return (await provider.ConfigureAsync(request.FromWire(), context.CancellationToken)).ToWire();
        });

    public override Task<Wire.InvokeResponse> Invoke(Wire.InvokeRequest request, ServerCallContext context) =>
        HandleAsync(async () => (await provider.InvokeAsync(request.FromWire(), context.CancellationToken)).ToWire(accepted));

    public override Task<Wire.CallResponse> Call(Wire.CallRequest request, ServerCallContext context) =>
        HandleAsync(async () =>
        {
            var call = request.FromWire();
            return (await provider.CallAsync(call, context.CancellationToken)).ToWire(accepted with { KeepOutputs = call.AcceptsOutputs });
        });

    public override Task<Wire.ConstructResponse> Construct(Wire.ConstructRequest request, ServerCallContext context) =>
        HandleAsync(async () =>
        {
            var construct = request.FromWire() with { Monitor = monitors?.Get(request.MonitorEndpoint) };
            var result = await provider.ConstructAsync(construct, context.CancellationToken);
            return result.ToWire(accepted with { KeepOutputs = construct.AcceptsOutputs });
        });

    public override Task<Wire.CheckResponse> Check(Wire.CheckRequest request, ServerCallContext context) =>
        HandleAsync(async () => (await provider.CheckAsync(request.FromWire(), context.CancellationToken)).ToWire(accepted));

    public override Task<Wire.DiffResponse> Diff(Wire.DiffRequest request, ServerCallContext context) =>
        HandleAsync(async () => (await provider.DiffAsync(request.FromWire(), context.CancellationToken)).ToWire());

    public override Task<Wire.CreateResponse> Create(Wire.CreateRequest request, ServerCallContext context) =>
        HandleAsync(async () => (await provider.CreateAsync(request.FromWire(), context.CancellationToken)).ToWire(accepted));

    public override Task<Wire.ReadResponse> Read(Wire.ReadRequest request, ServerCallContext context) =>
        HandleAsync(async () => (await provider.ReadAsync(request.FromWire(), context.CancellationToken)).ToWire(accepted));

    public override Task<Wire.UpdateResponse> Update(Wire.UpdateRequest request, ServerCallContext context) =>
        HandleAsync(async () => (await provider.UpdateAsync(request.FromWire(), context.CancellationToken)).ToWire(accepted));

    public override Task<Empty> Delete(Wire.DeleteRequest request, ServerCallContext context) =>
        HandleAsync(async () =>
        {
            await provider.DeleteAsync(request.FromWire(), context.CancellationToken);
            return new Empty();
        });

    public override Task<Empty> Cancel(Empty request, ServerCallContext context) =>
        HandleAsync(async () =>
        {
            await provider.CancelAsync(context.CancellationToken);
            return new Empty();
        });

    public override Task<Wire.ParameterizeResponse> Parameterize(Wire.ParameterizeRequest request, ServerCallContext context) =>
        throw Unimplemented("Parameterize", "the package has no parameters");

    public override Task List(Wire.ListRequest request, IServerStreamWriter<Wire.ListResponse> responseStream, ServerCallContext context) =>
        HandleAsync(async () =>
        {
            await foreach (var item in provider.ListAsync(request.FromWire(), context.CancellationToken))
            {
                await responseStream.WriteAsync(item.ToWire(), context.CancellationToken);
            }

            return true;
        });

    // A converter asks every plugin for its mappings. An empty answer means that there are none, and so does the status Unimplemented
    // (GetMapping and GetMappings in provider_plugin.go of pulumi/pulumi).
    public override Task<Wire.GetMappingResponse> GetMapping(Wire.GetMappingRequest request, ServerCallContext context) =>
        Task.FromResult(new Wire.GetMappingResponse());

    public override Task<Wire.GetMappingsResponse> GetMappings(Wire.GetMappingsRequest request, ServerCallContext context) =>
        Task.FromResult(new Wire.GetMappingsResponse());

    private static RpcException Unimplemented(string call, string why) =>
        new(new Status(StatusCode.Unimplemented, $"the plugin does not implement {call}: {why}"));

    private async Task<T> HandleAsync<T>(Func<Task<T>> handler)
    {
        try
        {
            return await handler();
        }
        catch (Exception fault) when (fault is not RpcException)
        {
            throw RpcExceptionTranslation.ToRpc(fault, accepted);
        }
    }
}
