using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;

namespace ContainerOS.EngineModel.Tests.Engine;

/// <summary>
/// Decides what a run does with each resource, and makes the calls that it needs to decide. Source: step_generator.go of Pulumi's
/// pkg/resource/deploy, read on 2026-11-29; each method names its functions there.
/// </summary>
internal sealed class StepGenerator
{
    /// <summary>The name of the provider of resources without the option <c>provider</c>.</summary>
    internal const string DefaultProvider = "default";

    /// <summary>How the engine's error begins when an imported resource would be replaced.</summary>
    internal const string ImportedReplacement = "previously-imported resources that still specify an ID may not be replaced";

    private readonly StackState state;
    private readonly PoolProgram program;
    private readonly RunOptions options;
    private readonly Deployment deployment;
    private readonly Dictionary<string, ResourceState> olds;

    /// <summary>The providers that this run registered, by name.</summary>
    private readonly Dictionary<string, ResourceState> providers = [];

    private readonly HashSet<string> registered = [];
    private readonly HashSet<string> aliased = [];

    /// <summary>The URNs that got a step other than create or delete.</summary>
    private readonly HashSet<string> operatedOn = [];

    /// <summary>The URNs that were deleted in this run because something they depend on is replaced.</summary>
    private readonly HashSet<string> deletedFirst = [];
    private readonly HashSet<ResourceState> alreadyDeleted = [];

    internal StepGenerator(StackState state, PoolProgram program, RunOptions options, Deployment deployment)
    {
        (this.state, this.program, this.options, this.deployment) = (state, program, options, deployment);
        olds = deployment.Before.Where(resource => !resource.Delete).ToDictionary(resource => resource.Urn);
    }

    private StepExecutor Steps => deployment.Steps;

    private ProviderRegistry Registry => deployment.Providers;

    internal static byte[] NewSeed(Random random)
    {
        var seed = new byte[32];
        random.NextBytes(seed);
        return seed;
    }

    /// <summary>
    /// Registers a provider: CheckConfig, then DiffConfig if the state has it, then Configure. A provider is a resource like others, so a
    /// replacement checks a second time without olds. Source: continueStepsFromImport, continueStepsFromDiff; providers/registry.go.
    /// </summary>
    internal async Task<ResourceState> RegisterProviderAsync(string name)
    {
        if (providers.TryGetValue(name, out var registered))
        {
            return registered;
        }

        var urn = state.Urn(ResourceState.ProviderType, name);
        var old = olds.GetValueOrDefault(urn);
        var check = await Registry.CheckAsync(urn, old?.Inputs, program.Config);
        ThrowIfInvalid(urn, check);
        var provider = new ResourceState(urn) { Inputs = check.Inputs, Outputs = check.Inputs };
        if (old is null)
        {
            provider.Id = await Registry.CreateAsync(urn, check.Inputs);
            state.Resources.Insert(0, provider);
        }
        else
        {
            await RegisterKnownProviderAsync(provider, old);
        }

        operatedOn.Add(urn);
        return providers[name] = provider;
    }

    /// <summary>Registers a resource. Source: generateResourceSteps, continueStepsFromRefresh, continueStepsFromImport.</summary>
    internal async Task RegisterAsync(PoolResource declared)
    {
        var urn = state.Urn(declared.Token, declared.Name);
        var provider = await RegisterProviderAsync(declared.Provider ?? DefaultProvider);
        var old = FindOld(urn, declared.Alias);
        if (declared.Get is { } id)
        {
            await ReadAsync(urn, id, provider, old);
            return;
        }

        var next = new ResourceState(urn)
        {
            Provider = provider.Reference,
            ImportId = declared.Import ?? string.Empty,
            DependsOn = declared.DependsOn is null ? null : state.Urn(declared.Token, declared.DependsOn),
        };
        var isImported = false;
        if (declared.Import is { } import && (old is null || old.External || ImportIdOf(old) != import))
        {
            old = await ImportAsync(next.Copy(), import, old);
            isImported = true;
        }

        await CheckAsync(declared, next, old, isImported);
    }

    /// <summary>
    /// Deletes what is marked for deletion and what the program no longer registers: pools first, then providers. Source: GenerateDeletes,
    /// ScheduleDeletes.
    /// </summary>
    internal async Task DeleteRestAsync()
    {
        var deletes = new List<ResourceState>();
        foreach (var resource in deployment.Before.Where(resource => !alreadyDeleted.Contains(resource)))
        {
            if (resource.Delete || (!operatedOn.Contains(resource.Urn) && !resource.PendingReplacement))
            {
                deletes.Add(resource);
                if (!resource.IsProvider)
                {
                    await Registry.EnsureAsync(resource.Provider);
                }
            }
            else if (!operatedOn.Contains(resource.Urn))
            {
                Steps.RemovePendingReplacement(resource);
            }
        }

        foreach (var resource in deletes.Where(resource => !resource.IsProvider).Reverse())
        {
            await Steps.DeleteAsync(resource, pendingReplacement: false);
        }

        // Deleting a provider unloads its plugin (Registry.Delete).
        state.Resources.RemoveAll(resource => resource.IsProvider && deletes.Contains(resource));
    }

    private static string ImportIdOf(ResourceState old) => old.ImportId.Length > 0 ? old.ImportId : old.Id;

    private static void ThrowIfInvalid(string urn, CheckResult check)
    {
        if (check.Failures.Count > 0)
        {
            var failures = check.Failures.Select(failure => $"{failure.Property}: {failure.Reason}");
            throw new StepFailedException($"{urn} is invalid: {string.Join("; ", failures)}");
        }
    }

    private async Task RegisterKnownProviderAsync(ResourceState provider, ResourceState old)
    {
        var diff = await Registry.DiffAsync(old, provider.Urn, provider.Inputs);
        if (diff.Replaces.Count > 0)
        {
            var again = await Registry.CheckAsync(provider.Urn, olds: null, program.Config);
            ThrowIfInvalid(provider.Urn, again);
            (provider.Inputs, provider.Outputs) = (again.Inputs, again.Inputs);
            provider.Id = await Registry.CreateAsync(provider.Urn, again.Inputs);
            old.Delete = true;
            state.Resources.Insert(0, provider);
            return;
        }

        provider.Id = old.Id;
        if (diff.Changes == DiffChanges.Some || (diff.Changes == DiffChanges.Unknown && !old.Outputs.Equals(provider.Inputs)))
        {
            await Registry.UpdateAsync(old, provider.Urn, provider.Inputs);
        }
        else
        {
            await Registry.SameAsync(old, provider.Urn);
            provider.Outputs = old.Outputs;
        }

        state.Resources[state.Resources.IndexOf(old)] = provider;
    }

    // Source: getOldResource.
    private ResourceState? FindOld(string urn, string? alias)
    {
        if (!registered.Add(urn))
        {
            throw new StepFailedException($"duplicate resource {urn}");
        }

        if (aliased.Contains(urn))
        {
            throw new StepFailedException($"{urn} is registered, and is an alias of another resource");
        }

        if (olds.GetValueOrDefault(urn) is { } old)
        {
            return old;
        }

        var former = alias is null ? null : olds.GetValueOrDefault(state.Urn(PoolResource.Type, alias));
        if (former is null)
        {
            return null;
        }

        if (registered.Contains(former.Urn) || !aliased.Add(former.Urn))
        {
            throw new StepFailedException($"{urn} has the alias {former.Urn}, which is registered");
        }

        operatedOn.Add(former.Urn);
        return former;
    }

    // Source: GenerateReadSteps.
    private async Task ReadAsync(string urn, string id, ResourceState provider, ResourceState? old)
    {
        var read = new ResourceState(urn)
        {
            Id = id,
            External = true,
            Provider = provider.Reference,
        };
        await Steps.ReadAsync(read, old, replacing: old is { External: false } && old.Id != id);
        operatedOn.Add(urn);
    }

    // Source: continueStepsFromRefresh (isImport); step.go, ImportStep.Apply.
    private async Task<ResourceState> ImportAsync(ResourceState imported, string id, ResourceState? old)
    {
        var result = await Steps.ImportAsync(Registry.Get(imported.Provider), imported, id);
        if (old is not null)
        {
            old.Delete = true;
        }

        operatedOn.Add(imported.Urn);
        return result;
    }

    // Source: continueStepsFromImport.
    private async Task CheckAsync(PoolResource declared, ResourceState next, ResourceState? old, bool isImported)
    {
        var urn = next.Urn;
        var calls = Registry.Get(next.Provider);
        var recreating = deletedFirst.Contains(urn);
        var replaceTargeted = options.Replace.Contains(declared.Name) || old is { Taint: true };
        var seed = NewSeed(options.Random);
        var (naming, deletesFirst) = program.NameFor(declared.Name, seed);
        var hidesOlds = recreating || replaceTargeted || old is null or { External: true };
        var check = await calls.CheckAsync(urn, hidesOlds ? null : old!.Inputs, declared.Inputs(), seed, naming);
        ThrowIfInvalid(urn, check);
        next.Inputs = check.Inputs;

        if (old is null || recreating)
        {
            operatedOn.Add(urn);
            await Steps.CreateAsync(next, old, pendingDelete: false);
        }
        else if (old.External)
        {
            await Steps.CreateAsync(next, old, pendingDelete: true);
        }
        else
        {
            operatedOn.Add(urn);
            var diff = replaceTargeted ? Replacing("id") : await DiffAsync(next, old, calls);
            await ApplyAsync(
                declared,
                next,
                old,
                diff,
                isImported,
                replaceTargeted,
                seed,
                naming,
                deletesFirst ? true : declared.DeleteBeforeReplace
            );
        }
    }

    // Source: diff, providerChanged.
    private async Task<DiffResult> DiffAsync(ResourceState declared, ResourceState old, PluginCalls calls)
    {
        if (old.Provider != declared.Provider && await ProviderChangedAsync(old, declared, calls))
        {
            return Replacing("provider");
        }

        var diff = await calls.DiffAsync(declared.Urn, old.Id, old.Outputs, old.Inputs, declared.Inputs);
        return diff.Changes == DiffChanges.Unknown
            ? diff with
            {
                Changes = old.Inputs.Equals(declared.Inputs) ? DiffChanges.None : DiffChanges.Some,
            }
            : diff;
    }

    private async Task<bool> ProviderChangedAsync(ResourceState old, ResourceState declared, PluginCalls calls)
    {
        var oldUrn = old.Provider[..old.Provider.LastIndexOf("::", StringComparison.Ordinal)];
        var provider = providers.Values.Single(candidate => candidate.Reference == declared.Provider);
        return (await calls.DiffConfigAsync(olds[oldUrn], provider.Urn, provider.Inputs)).Replaces.Count > 0;
    }

    // Source: continueStepsFromDiff.
    private async Task ApplyAsync(
        PoolResource declared,
        ResourceState next,
        ResourceState old,
        DiffResult diff,
        bool isImported,
        bool replaceTargeted,
        byte[] seed,
        Autonaming? naming,
        bool? deleteBeforeReplace
    )
    {
        if (diff.Replaces.Count > 0 || old.PendingReplacement)
        {
            if (declared.Import is not null && !options.Preview)
            {
                throw new StepFailedException($"{ImportedReplacement}: {declared.Name}");
            }

            if (!replaceTargeted)
            {
                var check = await Registry.Get(next.Provider).CheckAsync(next.Urn, null, declared.Inputs(), seed, naming);
                ThrowIfInvalid(next.Urn, check);
                next.Inputs = check.Inputs;
            }

            await ReplaceAsync(next, old, deleteBeforeReplace ?? diff.DeleteBeforeReplace);
        }
        else if (diff.Changes == DiffChanges.Some || old.InitErrors.Count > 0)
        {
            await Steps.UpdateAsync(next, old);
        }
        else if (!isImported)
        {
            Steps.Same(next, old);
        }
    }

    private async Task ReplaceAsync(ResourceState declared, ResourceState old, bool deleteFirst)
    {
        if (!deleteFirst)
        {
            await Steps.CreateAsync(declared, old, pendingDelete: true);
            return;
        }

        await DeleteDependantsAsync(old);
        await Registry.EnsureAsync(old.Provider);
        if (!old.PendingReplacement)
        {
            await Steps.DeleteAsync(old, pendingReplacement: true);
        }

        await Steps.CreateAsync(declared, old, pendingDelete: false);
    }

    /// <summary>
    /// Deletes the resources that have to be replaced with another one that is deleted first. Source: calculateDependentReplacements.
    /// </summary>
    private async Task DeleteDependantsAsync(ResourceState old)
    {
        foreach (var dependant in deployment.Before.Where(resource => resource.IsKept && resource.DependsOn == old.Urn).Reverse().ToList())
        {
            var unknown = dependant.Inputs.With("clusterId", PropertyUnknown.Instance);
            var calls = await Registry.EnsureAsync(dependant.Provider);
            var diff = await calls.DiffAsync(dependant.Urn, dependant.Id, dependant.Outputs, dependant.Inputs, unknown);
            if (diff.Replaces.Count > 0)
            {
                await Steps.DeleteAsync(dependant, pendingReplacement: true);
                deletedFirst.Add(dependant.Urn);
                alreadyDeleted.Add(dependant);
            }
        }
    }

    private static DiffResult Replacing(string key) => new(DiffChanges.Some) { Replaces = [key] };
}
