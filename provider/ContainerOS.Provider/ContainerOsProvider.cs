using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.Functions;
using ContainerOS.Provider.NodePools.Lifecycle;
using ContainerOS.Provider.NodePools.Schema;
using ContainerOS.Provider.Schema;
using ContainerOS.Sdk;
using Grpc.Core;

namespace ContainerOS.Provider;

/// <summary>The provider: leads the calls of the wire to the resource they are about.</summary>
public sealed class ContainerOsProvider : ResourceProviderBase, IDisposable
{
    private readonly IEngineLog log;
    private readonly IEnvironment environment;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource canceled = new();
    private ProviderSession? session;

    /// <summary>A provider that reads its environment and tells the engine's user what it does.</summary>
    /// <param name="log">Where messages to the user go.</param>
    public ContainerOsProvider(IEngineLog log)
        : this(log, new ProcessEnvironment(), TimeProvider.System) { }

    /// <summary>A provider that works through a client that is open already; it needs no <see cref="ConfigureAsync"/>.</summary>
    /// <param name="log">Where messages to the user go.</param>
    /// <param name="client">The way to the cloud; it stays the caller's.</param>
    /// <param name="suppressed">Rules that are not applied, by code with the reason.</param>
    /// <exception cref="ArgumentException">A suppression names no rule, one that can not be suppressed, or gives no reason.</exception>
    public ContainerOsProvider(IEngineLog log, AlibabaCloudClient client, IReadOnlyDictionary<string, string> suppressed)
        : this(log, new ProcessEnvironment(), client.Time) =>
        session = ProviderSession.ForClient(client, Suppressions.Create(suppressed), log);

    internal ContainerOsProvider(IEngineLog log, IEnvironment environment, TimeProvider time)
    {
        this.log = log;
        this.environment = environment;
        this.time = time;
    }

    /// <inheritdoc/>
    public override Task<PluginInfo> GetPluginInfoAsync(CancellationToken ct) => Task.FromResult(new PluginInfo(PackageInfo.Version));

    /// <inheritdoc/>
    public override Task<string> GetSchemaAsync(SchemaRequest request, CancellationToken ct) =>
        Task.FromResult(
            SchemaDocument.Write(
                ConfigurationSchema.Inputs,
                [NodePoolSchema.Resource],
                FunctionCatalogue.All.Select(function => function.Schema)
            )
        );

    /// <inheritdoc/>
    public override Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken ct) =>
        Task.FromResult(new CheckResult(request.News, CheckFailures.From(ConfigurationChecker.Check(request.News, environment))));

    /// <inheritdoc/>
    public override Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken ct) =>
        Task.FromResult(ConfigurationDiff.Between(request));

    /// <inheritdoc/>
    public override Task<ConfigureResult> ConfigureAsync(ConfigureRequest request, CancellationToken ct)
    {
        if (CheckFailures.From(ConfigurationChecker.Check(request.Args, environment)) is [var failure, ..])
        {
            throw new RpcFaultException(StatusCode.InvalidArgument, failure.Reason);
        }

        var settings = InputChecker.Check(ConfigurationSchema.Inputs, ConfigDecoder.Decode(request.Args)).Inputs;
        var config = ProviderConfig.Resolve(settings, environment);
        if (session?.TryReconfigure(config) is not true)
        {
            session?.Dispose();
            session = CloudErrors.Translate(() => ProviderSession.Open(config, environment, log, time));
        }

        return Task.FromResult(new ConfigureResult());
    }

    /// <inheritdoc/>
    public override Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken ct) =>
        UntilCanceledAsync(token => Pool(request.Type).CheckAsync(request, token), ct);

    /// <inheritdoc/>
    public override Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken ct) => Task.FromResult(NodePoolDiff.Between(request));

    /// <inheritdoc/>
    public override Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken ct) =>
        UntilCanceledAsync(token => Pool().CreateAsync(request, token), ct);

    /// <inheritdoc/>
    public override Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken ct) =>
        UntilCanceledAsync(token => Pool().ReadAsync(request, token), ct);

    /// <inheritdoc/>
    public override Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken ct) =>
        UntilCanceledAsync(token => Pool().UpdateAsync(request, token), ct);

    /// <inheritdoc/>
    public override Task DeleteAsync(DeleteRequest request, CancellationToken ct) =>
        UntilCanceledAsync(
            async token =>
            {
                await Pool().DeleteAsync(request, token);
                return true;
            },
            ct
        );

    /// <inheritdoc/>
    public override Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken ct) =>
        Task.FromResult(FunctionCatalogue.Invoke(request, session?.UserData));

    /// <inheritdoc/>
    public override Task CancelAsync(CancellationToken ct) => canceled.CancelAsync();

    /// <summary>Releases what the provider holds.</summary>
    public void Dispose()
    {
        canceled.Dispose();
        session?.Dispose();
    }

    /// <summary>Runs a call until its caller, or a Cancel for everything, ends it.</summary>
    private async Task<T> UntilCanceledAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, canceled.Token);
        return await call(either.Token);
    }

    private NodePoolResource Pool(string type = "containeros:index:NodePool") =>
        type == NodePoolSchema.Resource.Token
            ? new NodePoolResource(
                session ?? throw new RpcFaultException(StatusCode.FailedPrecondition, "the provider is not configured yet")
            )
            : throw new RpcFaultException(
                StatusCode.Unimplemented,
                $"this version has no resource {type}; it has {NodePoolSchema.Resource.Token}"
            );
}
