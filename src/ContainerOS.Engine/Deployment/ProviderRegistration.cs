using System.Collections.Immutable;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.State;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Deployment;

/// <summary>
/// Registers a provider: CheckConfig with the inputs of the last run, DiffConfig when there was a last run, and
/// Configure. A provider is a resource, so the order is that of <c>stepGenerator.continueStepsFromImport</c> with the calls of
/// <c>Registry.Check</c>, <c>Diff</c>, <c>Same</c>, <c>Update</c> and <c>Create</c> in pulumi/pulumi <c>deploy/providers/registry.go</c>.
/// </summary>
internal sealed class ProviderRegistration(RunContext run, RequestedProvider requested)
{
    /// <summary>The role of the plugin process of a new provider, while the one it replaces is needed, too.</summary>
    private const string Replacement = "replacement";

    /// <summary>The id of a new provider in a preview (<c>providers.UnknownID</c>).</summary>
    private const string UnknownId = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private static readonly ImmutableSortedDictionary<string, ImmutableArray<string>> NoDependencies = ImmutableSortedDictionary.Create<
        string,
        ImmutableArray<string>
    >(StringComparer.Ordinal);

    private readonly string package = requested.Package;
    private readonly string type = ResourceState.ProviderTypePrefix + requested.Package;
    private readonly string urn = requested.Urn;

    public async Task<ConfiguredProvider> RunAsync()
    {
        var old = requested.FindOld();
        var connection = await run.Providers.ConnectAsync(package, RequestedProvider.RoleOf(urn), run.Terminated);
        var isTargeted = run.Targets.Contains(urn, old);
        var inputs = await CheckAsync(connection, isTargeted || old is null ? PropertyMap.Empty : old.Inputs);
        if (run.Kind is RunKind.Validate)
        {
            return await ConfigureAsync(connection, NewState(inputs) with { Id = old?.Id ?? UnknownId }, inputs);
        }

        if (old is null)
        {
            var created = await ConfigureAsync(connection, NewState(inputs), inputs);
            await run.State.PutAsync(created.State);
            return created;
        }

        var diff = isTargeted
            ? new DiffResult(DiffChanges.Some) { Replaces = ["id"] }
            : ProviderInputs.Interpret(await ProviderInputs.DiffAsync(connection, old, urn, inputs, run.Terminated), old, inputs);
        return DiffDecisions.IsReplacement(diff) ? await ReplaceAsync(old, inputs, diff) : await KeepAsync(connection, old, inputs, diff);
    }

    private async Task<PropertyMap> CheckAsync(ProviderConnection connection, PropertyMap olds)
    {
        var check = await connection.Calls.CheckConfigAsync(
            new CheckRequest(urn, type, requested.Name, ProviderInputs.Filter(olds), requested.Inputs),
            run.Terminated
        );
        return check.Failures.Count == 0 ? check.Inputs : throw new ProgramException([.. check.Failures.Select(ToDiagnostic)]);
    }

    private ResourceState NewState(PropertyMap inputs) =>
        new(urn, type)
        {
            Id = run.IsPreview ? UnknownId : Guid.NewGuid().ToString(),
            Inputs = inputs,
            Outputs = ProviderInputs.Filter(inputs),
            Created = run.Now,
            Modified = run.Now,
            Parent = requested.Declaration?.Parent,
            Protect = requested.Declaration?.Protect ?? false,
            Dependencies = requested.Declaration?.Dependencies.All ?? [],
            PropertyDependencies = requested.Declaration?.Dependencies.ByProperty ?? NoDependencies,
        };

    /// <summary>
    /// Configures the provider under its old id. When DiffConfig says that nothing changed, it gets its old inputs, as from
    /// <c>SameStep.Apply</c>: a plugin that wants to get a changed input has to report the change.
    /// </summary>
    private async Task<ConfiguredProvider> KeepAsync(ProviderConnection connection, ResourceState old, PropertyMap inputs, DiffResult diff)
    {
        var isSame = diff.Changes is DiffChanges.None;
        var next = NewState(inputs) with
        {
            Id = old.Id,
            Outputs = isSame ? old.Outputs : ProviderInputs.Filter(inputs),
            Created = old.Created ?? run.Now,
            Modified = isSame ? old.Modified : run.Now,
        };
        var provider = await ConfigureAsync(connection, next, isSame ? old.Inputs : inputs);
        await run.State.PutAsync(next, old);
        return provider;
    }

    /// <summary>
    /// Registers a new provider beside the old one. All resources of the old one are replaced in their turn. The old provider stays until
    /// they are deleted with it.
    /// </summary>
    private async Task<ConfiguredProvider> ReplaceAsync(ResourceState old, PropertyMap checkedInputs, DiffResult diff)
    {
        run.Decisions.MarkReplaced(urn);
        var changes = diff.Replaces.Contains("id")
            ? DiffDecisions.Explain("id", "replaced on request")
            : ProviderDiff.Read(diff, old.Inputs, old.Outputs, checkedInputs);
        run.Report.AddStep(new DeploymentStep(StepOp.Replace, urn, type, changes));
        var connection = await run.Providers.ConnectAsync(package, $"{Replacement} {urn}", run.Terminated);
        var inputs = await CheckAsync(connection, PropertyMap.Empty);
        if (diff.DeleteBeforeReplace)
        {
            await new DependentReplacements(run).DeleteFirstAsync(old);
        }

        var provider = await ConfigureAsync(connection, NewState(inputs), inputs);
        await run.State.AddReplacementAsync(provider.State, old);
        return provider;
    }

    private async Task<ConfiguredProvider> ConfigureAsync(ProviderConnection connection, ResourceState state, PropertyMap inputs)
    {
        var settings = ProviderInputs.Filter(inputs);
        if (settings.ContainsUnknowns)
        {
            return new ConfiguredProvider(
                new ProviderConnection(new UnconfiguredProvider(), Handshake: null),
                state,
                new ConfigureResult()
            );
        }

        var result = await connection.Calls.ConfigureAsync(new ConfigureRequest(settings) { Urn = urn, Id = state.Id }, run.Terminated);
        run.Report.Publish(new ProviderConfigured(package, settings));
        return new ConfiguredProvider(connection, state, result);
    }

    /// <summary>The failure of a config value, with its location.</summary>
    private EngineDiagnostic ToDiagnostic(CheckFailure failure)
    {
        var location = requested.Declaration?.Locate(failure.Property) ?? run.Workspace.Locate(package, failure.Property);
        return new EngineDiagnostic(EngineSeverity.Error, failure.Reason)
        {
            Urn = urn,
            PropertyPath = failure.Property,
            File = location?.File,
            Line = location?.Line,
            Column = location?.Column,
        };
    }
}

/// <summary>A provider as the program wants it: the default one of a package, or one that the program declares.</summary>
internal sealed class RequestedProvider
{
    /// <summary>The package that is part of the engine.</summary>
    public const string BuiltInPackage = "pulumi";

    private readonly RunContext run;

    private RequestedProvider(RunContext run, string package, string urn, string name, PropertyMap inputs)
    {
        this.run = run;
        (Package, Urn, Name, Inputs) = (package, urn, name, inputs);
    }

    public string Package { get; }

    public string Urn { get; }

    public string Name { get; }

    public PropertyMap Inputs { get; }

    /// <summary>What the program says about the provider; null for the default one.</summary>
    public RequestedResource? Declaration { get; private init; }

    /// <summary>The default provider, with the config of the program.</summary>
    public static RequestedProvider Default(RunContext run, string package) =>
        new(run, package, UrnOfDefault(run, package), "default", run.Workspace.ProviderConfigOf(package));

    public static RequestedProvider Explicit(RunContext run, RequestedResource requested) =>
        new(run, requested.Type[(requested.Type.LastIndexOf(':') + 1)..], requested.Urn, requested.Name, requested.Properties)
        {
            Declaration = requested,
        };

    /// <summary>
    /// The role of the process of a provider: empty for a default one, also under the names of Pulumi, which end with the version. Each
    /// provider of the program has its own process, because it has its own config.
    /// </summary>
    public static string RoleOf(string urn) =>
        UrnParts.NameOf(urn) is "default" || UrnParts.NameOf(urn).StartsWith("default_", StringComparison.Ordinal) ? string.Empty : urn;

    /// <summary>The provider in the state that this one continues.</summary>
    public ResourceState? FindOld() => Declaration is null ? run.State.Find(Urn) : ExistingResource.Find(run, Declaration);

    private static string UrnOfDefault(RunContext run, string package) =>
        Urns.Of(run.Workspace, ResourceState.ProviderTypePrefix + package, "default");
}

/// <summary>
/// A provider whose config is not known yet, in a preview. Its plugin is not called: what its resources will be is unknown (pulumi/pulumi
/// <c>plugin/provider_plugin.go</c>).
/// </summary>
internal sealed class UnconfiguredProvider : ResourceProviderBase
{
    public override Task<PluginInfo> GetPluginInfoAsync(CancellationToken ct) => Task.FromResult(new PluginInfo(string.Empty));

    public override Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken ct) =>
        Task.FromResult(new CheckResult(request.News));

    public override Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken ct) =>
        Task.FromResult(new DiffResult(DiffChanges.Unknown));

    public override Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken ct) =>
        Task.FromResult(new DiffResult(DiffChanges.Unknown));

    public override Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken ct) =>
        Task.FromResult(new CreateResult(string.Empty, PropertyMap.Empty));

    public override Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken ct) =>
        Task.FromResult(new UpdateResult(request.Olds));

    public override Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken ct) =>
        Task.FromResult(new InvokeResult(PropertyMap.Empty));
}

/// <summary>The inputs of providers.</summary>
internal static class ProviderInputs
{
    /// <summary>What the Pulumi CLI keeps in the inputs of a provider for itself (<c>providers.FilterProviderConfig</c>).</summary>
    private const string EngineKey = "__internal";

    /// <summary>The inputs that a plugin gets.</summary>
    public static PropertyMap Filter(PropertyMap inputs) => inputs.Without(EngineKey);

    /// <summary>Compares the old inputs of a provider with new ones. The request has no id, as from Pulumi's engine.</summary>
    public static Task<DiffResult> DiffAsync(
        ProviderConnection connection,
        ResourceState old,
        string urn,
        PropertyMap news,
        CancellationToken ct
    ) =>
        connection.Calls.DiffConfigAsync(
            new DiffRequest(string.Empty, urn, old.Outputs, Filter(old.Inputs), Filter(news), ImmutableArray<string>.Empty),
            ct
        );

    /// <summary>A provider that does not know is the same when its inputs are those of the last run (<c>Registry.Diff</c>).</summary>
    public static DiffResult Interpret(DiffResult diff, ResourceState old, PropertyMap news) =>
        diff.Changes is not DiffChanges.Unknown ? diff
        : StructuralDiff.AreEqual(old.Outputs, Filter(news)) ? diff with { Changes = DiffChanges.None }
        : diff with { Changes = DiffChanges.Some };
}
