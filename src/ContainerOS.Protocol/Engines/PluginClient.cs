using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Codec;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Translation;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace ContainerOS.Protocol.Engines;

/// <summary>Makes a plugin's calls over the wire, giving it only what it said it accepts.</summary>
internal sealed class PluginClient(CallInvoker invoker) : IResourceProvider
{
    private readonly Wire.ResourceProvider.ResourceProviderClient wire = new(invoker);

    /// <summary>A plugin without a handshake accepts what its answer to Configure says; until then it gets marks, as Pulumi's engine has it.</summary>
    private volatile PropertyCodecOptions accepted = PropertyCodecOptions.Default;
    private bool shookHands;

    public Task<HandshakeResponse> HandshakeAsync(HandshakeRequest request, CancellationToken ct) =>
        AskAsync(async () =>
        {
            var response = (
                await wire.HandshakeAsync(request.ToWire(), new CallOptions(cancellationToken: ct).WithWaitForReady())
            ).FromWire();
            shookHands = true;
            accepted = new PropertyCodecOptions(response.AcceptSecrets, KeepOutputs: false, response.AcceptResources);
            return response;
        });

    public Task<PluginInfo> GetPluginInfoAsync(CancellationToken ct) =>
        AskAsync(async () => new PluginInfo((await wire.GetPluginInfoAsync(new Empty(), cancellationToken: ct)).Version));

    public Task<string> GetSchemaAsync(SchemaRequest request, CancellationToken ct) =>
        AskAsync(async () => (await wire.GetSchemaAsync(request.ToWire(), cancellationToken: ct)).Schema);

    public Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken ct) =>
        AskAsync(async () => (await wire.CheckConfigAsync(request.ToWire(accepted), cancellationToken: ct)).FromWire());

    public Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken ct) =>
        AskAsync(async () => (await wire.DiffConfigAsync(request.ToWire(accepted), cancellationToken: ct)).FromWire());

    public Task<ConfigureResult> ConfigureAsync(ConfigureRequest request, CancellationToken ct) =>
        AskAsync(async () =>
        {
            var result = (await wire.ConfigureAsync(request.ToWire(accepted), cancellationToken: ct)).FromWire();
            if (!shookHands)
            {
                accepted = new PropertyCodecOptions(result.AcceptSecrets, KeepOutputs: false, result.AcceptResources);
            }
            return result;
        });

    public Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken ct) =>
        AskAsync(async () => (await wire.InvokeAsync(request.ToWire(accepted), cancellationToken: ct)).FromWire());

    public Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken ct) =>
        AskAsync(async () => (await wire.CheckAsync(request.ToWire(accepted), cancellationToken: ct)).FromWire());

    public Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken ct) =>
        AskAsync(async () => (await wire.DiffAsync(request.ToWire(accepted), cancellationToken: ct)).FromWire());

    public Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken ct) =>
        AskAsync(async () => (await wire.CreateAsync(request.ToWire(accepted), cancellationToken: ct)).FromWire());

    public Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken ct) =>
        AskAsync(async () => (await wire.ReadAsync(request.ToWire(accepted), cancellationToken: ct)).FromWire());

    public Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken ct) =>
        AskAsync(async () => (await wire.UpdateAsync(request.ToWire(accepted), cancellationToken: ct)).FromWire());

    public Task DeleteAsync(DeleteRequest request, CancellationToken ct) =>
        AskAsync(async () => await wire.DeleteAsync(request.ToWire(accepted), cancellationToken: ct));

    public Task CancelAsync(CancellationToken ct) => AskAsync(async () => await wire.CancelAsync(new Empty(), cancellationToken: ct));

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (RpcException fault)
        {
            throw FaultReader.FromRpc(fault);
        }
    }
}
