using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using ContainerOS.Protocol.Logging;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Components;
using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.Functions;
using ContainerOS.Provider.NodePools.Lifecycle;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Ownership;
using ContainerOS.Provider.Shapes;
using ContainerOS.Provider.WaveGates;
using ContainerOS.Sdk;
using Grpc.Core;

namespace ContainerOS.Provider;

/// <summary>The provider: passes each call of the protocol to the resource or function it is for.</summary>
public sealed class ContainerOsProvider : ResourceProviderBase, IDisposable
{
    private readonly IEngineLog log;
    private readonly IEnvironment environment;
    private readonly TimeProvider time;
    private readonly SessionHolder sessions = new();
    private readonly PoolNames names = new();
    private readonly ConcurrentDictionary<string, string> identities = new();
    private readonly CancellationTokenSource canceled = new();
    private readonly DiagnosticForm form;

    /// <summary>Creates a provider that reads the environment of the process and reports to the engine.</summary>
    /// <param name="log">The log of the engine.</param>
    public ContainerOsProvider(IEngineLog log)
        : this(log, new ProcessEnvironment(), TimeProvider.System) { }

    /// <summary>Creates a provider that uses an existing client. <see cref="ConfigureAsync"/> is not needed.</summary>
    /// <param name="log">Receives warnings, notes and progress.</param>
    /// <param name="client">The client; it is not disposed.</param>
    /// <param name="suppressed">The reason by the code of each suppressed rule.</param>
    /// <param name="owner">
    /// The text that identifies the caller: pools that were created with another text belong to another owner and are never changed.
    /// </param>
    /// <exception cref="ArgumentException">A code is unknown, its rule cannot be suppressed, or a reason is empty.</exception>
    public ContainerOsProvider(IEngineLog log, AlibabaCloudClient client, IReadOnlyDictionary<string, string> suppressed, string owner)
        : this(log, new ProcessEnvironment(), client.Time)
    {
        form = DiagnosticForm.Full;
        sessions.Open(() => ProviderSession.ForClient(client, Suppressions.Create(suppressed), owner, log));
    }

    internal ContainerOsProvider(IEngineLog log, IEnvironment environment, TimeProvider time)
    {
        this.log = log;
        this.environment = environment;
        this.time = time;
        form = environment.Get(DiagnosticForms.Variable) is "full" ? DiagnosticForm.Full : DiagnosticForm.Text;
    }

    /// <inheritdoc/>
    public override Task<PluginInfo> GetPluginInfoAsync(CancellationToken ct) => Task.FromResult(new PluginInfo(PackageInfo.Version));

    /// <inheritdoc/>
    public override Task<string> GetSchemaAsync(SchemaRequest request, CancellationToken ct) => Task.FromResult(PackageSchema.Json);

    /// <summary>Checks the configuration, and adds the identity of the stack, which the engine keeps in the state.</summary>
    /// <inheritdoc/>
    public override Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken ct)
    {
        var inputs = StackIdentity.Keep(request.Olds, request.News);
        identities[request.Urn] = StackIdentity.Read(inputs)!;
        return Task.FromResult(
            new CheckResult(inputs, form.Write(CheckFailures.From(ConfigurationChecker.Check(request.News, environment))))
        );
    }

    /// <inheritdoc/>
    public override Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken ct) =>
        Task.FromResult(ConfigurationDiff.Between(request, environment));

    /// <inheritdoc/>
    public override Task<ConfigureResult> ConfigureAsync(ConfigureRequest request, CancellationToken ct)
    {
        if (CheckFailures.From(ConfigurationChecker.Check(request.Args, environment)) is [var failure, ..])
        {
            throw new RpcFaultException(StatusCode.InvalidArgument, failure.Reason);
        }

        var settings = InputChecker.Check(ConfigurationSchema.Inputs, ConfigDecoder.Decode(request.Args)).Inputs;
        // In the first run after an update from version 0.1, Pulumi's engine saves what CheckConfig returned, but configures the provider
        // with the inputs of the run before, because nothing differs (SameStep.Apply in step.go of pulumi/pulumi).
        var identity = StackIdentity.Read(request.Args) ?? identities.GetValueOrDefault(request.Urn ?? string.Empty);
        var config = ProviderConfig.Resolve(settings, environment, identity);
        names.Clear();
        sessions.Configure(config, () => CloudErrors.Translate(() => ProviderSession.Open(config, environment, log, time, form)));
        return Task.FromResult(new ConfigureResult());
    }

    /// <inheritdoc/>
    public override async Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken ct)
    {
        if (request.Type == WaveGateShape.Resource.Token)
        {
            var gate = WaveGateResource.Check(request);
            return gate with { Failures = form.Write(gate.Failures) };
        }

        if (request.Type != NodePoolShape.Resource.Token)
        {
            throw new RpcFaultException(
                StatusCode.Unimplemented,
                $"this version has no resource {request.Type}; it has "
                    + string.Join(", ", PackageSchema.Resources.Where(resource => !resource.IsComponent).Select(resource => resource.Token))
            );
        }

        var check = await CallAsync((pools, token) => pools.CheckAsync(request, token), ct);
        return check with { Failures = form.Write(check.Failures) };
    }

    /// <inheritdoc/>
    public override async Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken ct)
    {
        if (IsGate(request.Urn))
        {
            return WaveGateResource.Diff(request);
        }

        names.RecordId(request.Urn, request.Id);
        var changes = NodePoolDiff.Changes(request);
        var repinned = sessions.Images?.FindRepinned(request.Olds, request.News);
        var diff = NodePoolDiff.Between(request, changes, names, sessions.OwnerOf(request.Urn), isRepinned: repinned is not null);
        foreach (var message in ChangeMessages.Describe(request, diff, changes, repinned))
        {
            await log.WriteAsync(message, ct);
        }

        return diff;
    }

    /// <inheritdoc/>
    public override Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken ct) =>
        IsGate(request.Urn)
            ? GateAsync((gate, token) => gate.CreateAsync(request, token), ct)
            : CallAsync((pools, token) => pools.CreateAsync(request, token), ct);

    /// <inheritdoc/>
    public override Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken ct) =>
        IsGate(request.Urn)
            ? Task.FromResult(WaveGateResource.Read(request))
            : CallAsync((pools, token) => pools.ReadAsync(request, token), ct);

    /// <inheritdoc/>
    public override Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken ct) =>
        IsGate(request.Urn)
            ? GateAsync((gate, token) => gate.UpdateAsync(request, token), ct)
            : CallAsync((pools, token) => pools.UpdateAsync(request, token), ct);

    /// <inheritdoc/>
    public override Task DeleteAsync(DeleteRequest request, CancellationToken ct) =>
        IsGate(request.Urn)
            ? Task.CompletedTask
            : CallAsync(
                async (pools, token) =>
                {
                    await pools.DeleteAsync(request, token);
                    return true;
                },
                ct
            );

    /// <summary>Finds the pool of a resource by its name and its tag, for callers that keep no state.</summary>
    /// <param name="clusterId">The cluster.</param>
    /// <param name="name">The name of the pool.</param>
    /// <param name="urn">The URN of the resource.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The id of the pool in ACK; null if the name is free.</returns>
    /// <exception cref="RpcFaultException">
    /// A pool of that name belongs to another owner (<see cref="StatusCode.AlreadyExists"/>).
    /// </exception>
    public Task<string?> FindPoolAsync(string clusterId, string name, string urn, CancellationToken ct) =>
        CallAsync((pools, token) => pools.FindAsync(clusterId, name, urn, token), ct);

    /// <inheritdoc/>
    public override async Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken ct)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(ct, canceled.Token);
        return await FunctionCatalogue.InvokeAsync(request, sessions, linked.Token);
    }

    /// <summary>Lists live ContainerOS pools; the query may have <c>clusterId</c> and <c>name</c>.</summary>
    /// <inheritdoc/>
    public override async IAsyncEnumerable<ListItem> ListAsync(ListRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(ct, canceled.Token);
        using var lease = sessions.Lease();
        await foreach (var item in new NodePoolListing(lease.Session).ListAsync(request, linked.Token))
        {
            yield return item;
        }
    }

    /// <inheritdoc/>
    public override async Task<ConstructResult> ConstructAsync(ConstructRequest request, CancellationToken ct)
    {
        Func<Construction, ProviderSession, CancellationToken, Task<ConstructResult>> construct =
            request.Type == NodePoolSetShape.Resource.Token ? NodePoolSetComponent.ConstructAsync
            : request.Type == NodePoolWavesShape.Resource.Token ? NodePoolWavesComponent.ConstructAsync
            : throw new RpcFaultException(
                StatusCode.Unimplemented,
                $"this version has no component {request.Type}; it has "
                    + string.Join(", ", PackageSchema.Resources.Where(resource => resource.IsComponent).Select(resource => resource.Token))
            );
        // Nothing is locked while the engine registers children: it calls this provider for each of them.
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(ct, canceled.Token);
        var complete = request with { Inputs = (PropertyMap)Construction.WithEmptyPools(request.Inputs) };
        return await sessions.UseAsync(session => construct(new Construction(complete, session), session, linked.Token));
    }

    /// <inheritdoc/>
    public override Task CancelAsync(CancellationToken ct) => canceled.CancelAsync();

    /// <summary>Cancels running calls and releases the session.</summary>
    public void Dispose()
    {
        canceled.Cancel();
        canceled.Dispose();
        sessions.Dispose();
    }

    private static bool IsGate(string urn) => new ResourceUrn(urn).Type == WaveGateShape.Resource.Token;

    private async Task<T> GateAsync<T>(Func<WaveGateResource, CancellationToken, Task<T>> call, CancellationToken ct)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(ct, canceled.Token);
        return await sessions.UseAsync(session => call(new WaveGateResource(session), linked.Token));
    }

    /// <summary>Runs a call until it ends or is canceled, by its caller or by <see cref="CancelAsync"/>.</summary>
    private async Task<T> CallAsync<T>(Func<NodePoolResource, CancellationToken, Task<T>> call, CancellationToken ct)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(ct, canceled.Token);
        // Fields of a reply are read when they are used, so that an error of one can come from anywhere in a call.
        return await CloudErrors.TranslateAsync(() =>
            sessions.UseAsync(session => call(new NodePoolResource(session, names), linked.Token))
        );
    }
}
