using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using Grpc.Core;

namespace ContainerOS.Protocol.Plugins;

/// <summary>A plugin that serves nothing yet: override what it serves. What is left says which call is not served.</summary>
public abstract class ResourceProviderBase : IResourceProvider
{
    /// <inheritdoc/>
    public virtual Task<HandshakeResponse> HandshakeAsync(HandshakeRequest request, CancellationToken ct) =>
        Task.FromResult(new HandshakeResponse());

    /// <inheritdoc/>
    public abstract Task<PluginInfo> GetPluginInfoAsync(CancellationToken ct);

    /// <inheritdoc/>
    public virtual Task<string> GetSchemaAsync(SchemaRequest request, CancellationToken ct) => Unserved<string>("GetSchema");

    /// <inheritdoc/>
    public virtual Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken ct) => Unserved<CheckResult>("CheckConfig");

    /// <inheritdoc/>
    public virtual Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken ct) => Unserved<DiffResult>("DiffConfig");

    /// <inheritdoc/>
    public virtual Task<ConfigureResult> ConfigureAsync(ConfigureRequest request, CancellationToken ct) =>
        Task.FromResult(new ConfigureResult());

    /// <inheritdoc/>
    public virtual Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken ct) => Unserved<InvokeResult>("Invoke");

    /// <inheritdoc/>
    public virtual Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken ct) => Unserved<CheckResult>("Check");

    /// <inheritdoc/>
    public virtual Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken ct) => Unserved<DiffResult>("Diff");

    /// <inheritdoc/>
    public virtual Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken ct) => Unserved<CreateResult>("Create");

    /// <inheritdoc/>
    public virtual Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken ct) => Unserved<ReadResult>("Read");

    /// <inheritdoc/>
    public virtual Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken ct) => Unserved<UpdateResult>("Update");

    /// <inheritdoc/>
    public virtual Task DeleteAsync(DeleteRequest request, CancellationToken ct) => Unserved<object>("Delete");

    /// <inheritdoc/>
    public virtual Task CancelAsync(CancellationToken ct) => Task.CompletedTask;

    private static Task<T> Unserved<T>(string call) =>
        Task.FromException<T>(new RpcFaultException(StatusCode.Unimplemented, $"this plugin does not serve the call {call}"));
}
