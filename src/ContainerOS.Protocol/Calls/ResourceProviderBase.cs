using ContainerOS.Protocol.Faults;
using Grpc.Core;

namespace ContainerOS.Protocol.Calls;

/// <summary>A base class for providers. Calls that are not overridden fail with the status <c>Unimplemented</c>.</summary>
public abstract class ResourceProviderBase : IResourceProvider
{
    /// <inheritdoc/>
    public virtual Task<HandshakeResponse> HandshakeAsync(HandshakeRequest request, CancellationToken ct) =>
        Task.FromResult(new HandshakeResponse { AcceptsByteString = true });

    /// <inheritdoc/>
    public abstract Task<PluginInfo> GetPluginInfoAsync(CancellationToken ct);

    /// <inheritdoc/>
    public virtual Task<string> GetSchemaAsync(SchemaRequest request, CancellationToken ct) => Unimplemented<string>("GetSchema");

    /// <inheritdoc/>
    public virtual Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken ct) =>
        Unimplemented<CheckResult>("CheckConfig");

    /// <inheritdoc/>
    public virtual Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken ct) => Unimplemented<DiffResult>("DiffConfig");

    /// <inheritdoc/>
    public virtual Task<ConfigureResult> ConfigureAsync(ConfigureRequest request, CancellationToken ct) =>
        Task.FromResult(new ConfigureResult());

    /// <inheritdoc/>
    public virtual Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken ct) => Unimplemented<InvokeResult>("Invoke");

    /// <inheritdoc/>
    public virtual Task<CallResult> CallAsync(CallRequest request, CancellationToken ct) =>
        Unimplemented<CallResult>("Call", $"the package has no method {request.Token}");

    /// <inheritdoc/>
    public virtual Task<ConstructResult> ConstructAsync(ConstructRequest request, CancellationToken ct) =>
        Unimplemented<ConstructResult>("Construct", $"the package has no component {request.Type}");

    /// <inheritdoc/>
    public virtual Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken ct) => Unimplemented<CheckResult>("Check");

    /// <inheritdoc/>
    public virtual Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken ct) => Unimplemented<DiffResult>("Diff");

    /// <inheritdoc/>
    public virtual Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken ct) => Unimplemented<CreateResult>("Create");

    /// <inheritdoc/>
    public virtual Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken ct) => Unimplemented<ReadResult>("Read");

    /// <inheritdoc/>
    public virtual Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken ct) => Unimplemented<UpdateResult>("Update");

    /// <inheritdoc/>
    public virtual Task DeleteAsync(DeleteRequest request, CancellationToken ct) => Unimplemented<object>("Delete");

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<ListItem> ListAsync(ListRequest request, CancellationToken ct) =>
        throw new RpcFaultException(StatusCode.Unimplemented, "the plugin does not implement List: the package cannot list resources");

    /// <inheritdoc/>
    public virtual Task CancelAsync(CancellationToken ct) => Task.CompletedTask;

    private static Task<T> Unimplemented<T>(string call, string? why = null) =>
        Task.FromException<T>(
            new RpcFaultException(StatusCode.Unimplemented, $"the plugin does not implement {call}{(why is null ? "" : $": {why}")}")
        );
}
