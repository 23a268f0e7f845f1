namespace ContainerOS.Protocol.Calls;

/// <summary>The calls of a resource plugin. A plugin implements them; an engine makes them through the same interface.</summary>
/// <remarks>
/// Failures are exceptions: <see cref="Faults.InitFailedException"/>, <see cref="Faults.MissingConfigException"/> and
/// <see cref="Faults.RpcFaultException"/> reach the other side as they were thrown.
/// </remarks>
public interface IResourceProvider
{
    /// <summary>Tells both sides what the other accepts; the first call.</summary>
    Task<HandshakeResponse> HandshakeAsync(HandshakeRequest request, CancellationToken ct);

    /// <summary>Who the plugin is.</summary>
    Task<PluginInfo> GetPluginInfoAsync(CancellationToken ct);

    /// <summary>The package's schema, as JSON text.</summary>
    Task<string> GetSchemaAsync(SchemaRequest request, CancellationToken ct);

    /// <summary>Checks the provider's own configuration.</summary>
    Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken ct);

    /// <summary>Compares the provider's own configuration with that of the last run.</summary>
    Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken ct);

    /// <summary>Gives the plugin its configuration; not called while any of it is unknown.</summary>
    Task<ConfigureResult> ConfigureAsync(ConfigureRequest request, CancellationToken ct);

    /// <summary>Calls a function.</summary>
    Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken ct);

    /// <summary>Checks the inputs of a resource and fills in defaults.</summary>
    Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken ct);

    /// <summary>Tells what would change. After a refresh it is called with state against state.</summary>
    Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken ct);

    /// <summary>Makes a resource, or in a preview tells what would come out.</summary>
    Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken ct);

    /// <summary>Reads a resource as it is (refresh, import).</summary>
    Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken ct);

    /// <summary>Changes a resource in place, or in a preview tells what would come out.</summary>
    Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken ct);

    /// <summary>Removes a resource.</summary>
    Task DeleteAsync(DeleteRequest request, CancellationToken ct);

    /// <summary>Asks for an early, orderly end of everything that runs.</summary>
    Task CancelAsync(CancellationToken ct);
}
