namespace ContainerOS.Protocol.Calls;

/// <summary>The calls of a resource provider. A plugin implements them, and an engine calls a plugin through the same interface.</summary>
/// <remarks>
/// Errors are exceptions: <see cref="Faults.InitFailedException"/>, <see cref="Faults.MissingConfigException"/> and
/// <see cref="Faults.RpcFaultException"/> arrive at the caller as they were thrown.
/// </remarks>
public interface IResourceProvider
{
    /// <summary>Exchanges what engine and plugin support; the first call.</summary>
    Task<HandshakeResponse> HandshakeAsync(HandshakeRequest request, CancellationToken ct);

    /// <summary>Returns the version of the plugin.</summary>
    Task<PluginInfo> GetPluginInfoAsync(CancellationToken ct);

    /// <summary>Returns the schema of the package as JSON text.</summary>
    Task<string> GetSchemaAsync(SchemaRequest request, CancellationToken ct);

    /// <summary>Validates the configuration of the provider.</summary>
    Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken ct);

    /// <summary>Compares the configuration of the provider with that of the last run.</summary>
    Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken ct);

    /// <summary>Applies the configuration of the provider. Not called while any of it is unknown.</summary>
    Task<ConfigureResult> ConfigureAsync(ConfigureRequest request, CancellationToken ct);

    /// <summary>Calls a function of the package.</summary>
    Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken ct);

    /// <summary>Calls a method of a resource.</summary>
    Task<CallResult> CallAsync(CallRequest request, CancellationToken ct);

    /// <summary>Creates a component. While it runs, the plugin registers the component and its children with the monitor.</summary>
    Task<ConstructResult> ConstructAsync(ConstructRequest request, CancellationToken ct);

    /// <summary>Validates the inputs of a resource and fills in defaults.</summary>
    Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken ct);

    /// <summary>Compares the inputs with the last run. After a refresh it is called with two states instead.</summary>
    Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken ct);

    /// <summary>Creates a resource; in a preview, returns the expected state.</summary>
    Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken ct);

    /// <summary>Reads the current state of a resource, for a refresh or an import.</summary>
    Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken ct);

    /// <summary>Updates a resource in place; in a preview, returns the expected state.</summary>
    Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken ct);

    /// <summary>Deletes a resource.</summary>
    Task DeleteAsync(DeleteRequest request, CancellationToken ct);

    /// <summary>Lists the live resources of a type.</summary>
    IAsyncEnumerable<ListItem> ListAsync(ListRequest request, CancellationToken ct);

    /// <summary>Asks all running calls to end early and in order.</summary>
    Task CancelAsync(CancellationToken ct);
}
