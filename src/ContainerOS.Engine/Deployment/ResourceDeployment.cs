using ContainerOS.Engine.Config;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Evaluation;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.State;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Deployment;

/// <summary>
/// Deploys one resource of the program: check, diff, and then create, update, replace or import. The order of the calls and their arguments
/// are those of pulumi/pulumi <c>step_generator.go</c>, <c>continueStepsFromRefresh</c> to <c>continueStepsFromDiff</c>.
/// </summary>
internal sealed class ResourceDeployment(RunContext run, RequestedResource requested)
{
    private readonly string urn = requested.Urn;
    private readonly PropertyMap properties = requested.Properties;
    private readonly ResourceOperations operations = new(run);
    private AutonamingChoice? naming;

    /// <summary>Returns the new state of the resource, or null when its inputs are not valid.</summary>
    public async Task<ResourceState?> RunAsync()
    {
        var provider = await run.Providers.OfAsync(run, requested);
        naming = NamingFor(provider);
        var old = ExistingResource.Find(run, requested);
        if (run.Kind is RunKind.Validate)
        {
            return await ValidateAsync(provider, old);
        }

        if (old is not null && run.Decisions.EarlyDeletionOf(old.Urn) is { } deletion)
        {
            return await RecreateAsync(provider, old, deletion);
        }

        var import = await ImportAsync(provider, old);
        var known = import?.State ?? old;
        if (known is null or { External: true } || IsTargeted(known))
        {
            return await CheckAsync(provider, properties, PropertyMap.Empty) is not { } fresh ? null
                : known is null ? await CreateAsync(provider, NewState(fresh, provider))
                : await ReplaceRequestedAsync(provider, NewState(fresh, provider), known);
        }

        return await CheckAsync(provider, WithIgnoredChanges(known), known.Inputs) is { } inputs
            ? await DiffAndApplyAsync(provider, NewState(inputs, provider), known, import)
            : null;
    }

    private async Task<ResourceState?> ValidateAsync(ConfiguredProvider provider, ResourceState? old)
    {
        if (await CheckAsync(provider, WithIgnoredChanges(old), old?.Inputs ?? PropertyMap.Empty) is not { } inputs)
        {
            return null;
        }

        run.Report.Publish(new ResourceChecked(urn, requested.Type, inputs));
        return NewState(inputs, provider) with { Outputs = inputs };
    }

    private ResourceState NewState(PropertyMap inputs, ConfiguredProvider provider) =>
        new(urn, requested.Type)
        {
            Inputs = inputs,
            Parent = requested.Parent,
            Provider = provider.State.Reference,
            Protect = requested.Protect,
            Dependencies = requested.Dependencies.All,
            PropertyDependencies = requested.Dependencies.ByProperty,
            AdditionalSecretOutputs = requested.AdditionalSecretOutputs,
            Timeouts = requested.Timeouts,
            ImportId = requested.Import ?? string.Empty,
            IgnoreChanges = [.. requested.IgnoreChanges.Select(path => path.ToString())],
            ReplaceOnChanges = [.. requested.ReplaceOnChanges.Select(path => path.ToString())],
            RetainOnDelete = requested.RetainOnDelete,
            DeletedWith = requested.Dependencies.DeletedWith,
            ReplaceWith = requested.Dependencies.ReplaceWith,
        };

    /// <summary>The properties of the program; ignored ones have the value of the last run.</summary>
    private PropertyMap WithIgnoredChanges(ResourceState? old)
    {
        var inputs = properties;
        if (old is null)
        {
            return inputs;
        }

        foreach (var path in requested.IgnoreChanges)
        {
            (inputs, var isComplete) = IgnoredChanges.Take(old.Inputs, inputs, path);
            if (!isComplete)
            {
                var message = $"ignoreChanges: the program adds or removes what {path} names, or a part of it, and that is not ignored";
                run.Report.Publish(new EngineMessage(EngineSeverity.Info, message, urn));
            }
        }

        return inputs;
    }

    private bool IsTargeted(ResourceState? old) => run.Targets.Contains(urn, old);

    /// <summary>The setting for generated names. A provider that does not use it does not get it.</summary>
    private AutonamingChoice? NamingFor(ConfiguredProvider provider)
    {
        var choice = run.Workspace.Autonaming.For(requested.Type, requested.Name, run.Decisions.SeedOf(urn));
        if (choice is { WarnsWithoutSupport: true } && !provider.SupportsAutonaming)
        {
            var message = $"the plugin of '{requested.Package}' does not use {AutonamingConfig.Key}: it generates names in its own way";
            run.Report.AddDiagnostic(new EngineDiagnostic(EngineSeverity.Warning, message));
        }

        return choice;
    }

    private async Task<PropertyMap?> CheckAsync(ConfiguredProvider provider, PropertyMap news, PropertyMap olds)
    {
        var request = new CheckRequest(urn, requested.Type, requested.Name, olds, news)
        {
            RandomSeed = run.Decisions.SeedOf(urn),
            Autonaming = provider.SupportsAutonaming ? naming?.Autonaming : null,
        };
        var check = await provider.Calls.CheckAsync(request, run.Terminated);
        foreach (var failure in check.Failures)
        {
            run.AddError(urn, failure.Reason, requested.Locate(failure.Property), failure.Property);
        }
        return check.Failures.Count == 0 ? check.Inputs : null;
    }

    private Task<ResourceImport?> ImportAsync(ConfiguredProvider provider, ResourceState? old) =>
        ResourceImport.IsNeeded(requested.Import, old)
            ? ResourceImport.ReadAsync(run, provider, NewState(PropertyMap.Empty, provider), old, requested)
            : Task.FromResult<ResourceImport?>(null);

    private async Task<ResourceState> DiffAndApplyAsync(
        ConfiguredProvider provider,
        ResourceState desired,
        ResourceState old,
        ResourceImport? import
    )
    {
        var (diff, reason) = await DiffAsync(provider, desired, old);
        if (await DecideAsync(old) is { } deletion)
        {
            return await RecreateAsync(provider, old, deletion);
        }

        var isReplacement = (diff.Changes is DiffChanges.Some && DiffDecisions.IsReplacement(diff)) || old.PendingReplacement;
        if (isReplacement)
        {
            reason ??= DiffDecisions.IsReplacement(diff) ? null : "an earlier run deleted it, and ended before it created the new one";
            return await ReplaceAsync(provider, desired, old, diff, reason);
        }

        if (import is not null)
        {
            await StepAsync(StepOp.Import, [], () => import.RecordAsync(run));
        }

        if (diff.Changes is DiffChanges.None && old.InitErrors.IsEmpty)
        {
            return await KeepAsync(desired, old, isImported: import is not null);
        }

        var changes = DiffDecisions.Changes(diff, old, desired.Inputs);
        return await StepAsync(StepOp.Update, changes, () => operations.UpdateAsync(provider.Calls, desired, old));
    }

    /// <summary>Records that the step of this resource is known, unless it was deleted meanwhile with one that it depended on.</summary>
    private Task<Task<bool>?> DecideAsync(ResourceState old) =>
        run.Decisions.DecideAsync(() =>
        {
            var deletion = run.Decisions.EarlyDeletionOf(old.Urn);
            if (deletion is null)
            {
                run.Decisions.MarkDecided(urn);
                run.Decisions.MarkDecided(old.Urn);
            }

            return Task.FromResult(deletion);
        });

    private async Task<ResourceState> KeepAsync(ResourceState desired, ResourceState old, bool isImported)
    {
        if (!isImported)
        {
            run.Report.CountChange(StepOp.Same);
        }

        var same = SecretOutputs.Mark(desired with { Id = old.Id, Outputs = old.Outputs, Created = old.Created, Modified = old.Modified });
        await run.State.PutAsync(same, old);
        return same;
    }

    /// <summary>The diff of the provider, or the engine's own reason for a replacement (<c>stepGenerator.diff</c>).</summary>
    private async Task<(DiffResult Diff, string? Reason)> DiffAsync(ConfiguredProvider provider, ResourceState desired, ResourceState old)
    {
        if (desired.ReplaceWith.FirstOrDefault(run.Decisions.IsReplaced) is { } with)
        {
            return (Replacing("replaceWith"), $"replaced together with {with}");
        }

        if (desired.DeletedWith is { } owner && run.Decisions.IsReplaced(owner))
        {
            return (Replacing("deletedWith"), $"deleted together with {owner}, which is replaced");
        }

        if (await IsProviderReplacedAsync(provider, old))
        {
            return (Replacing("provider"), "its provider is replaced");
        }

        var diff = await provider.Calls.DiffAsync(
            new DiffRequest(old.Id, urn, old.Outputs, old.Inputs, desired.Inputs, desired.IgnoreChanges),
            run.Terminated
        );
        return (
            DiffDecisions.ApplyReplaceOnChanges(
                DiffDecisions.Interpret(diff, old.Inputs, desired.Inputs),
                requested.ReplaceOnChanges,
                !old.InitErrors.IsEmpty
            ),
            null
        );
    }

    private static DiffResult Replacing(string key) => new(DiffChanges.Some) { Replaces = [key] };

    /// <summary>
    /// Whether the provider of this run cannot manage what the old one deployed. The new provider decides, once for each resource
    /// (<c>stepGenerator.providerChanged</c>).
    /// </summary>
    private async Task<bool> IsProviderReplacedAsync(ConfiguredProvider provider, ResourceState old)
    {
        if (
            old.Provider is not { } reference
            || reference == provider.State.Reference
            || run.State.FindByReference(reference) is not { } was
        )
        {
            return false;
        }

        var diff = await ProviderInputs.DiffAsync(provider.Connection, was, provider.State.Urn, provider.State.Inputs, run.Terminated);
        return DiffDecisions.IsReplacement(diff);
    }

    /// <summary>
    /// Replaces a resource that the user wants to have replaced, or that the program so far only read: one Check without olds, and no Diff.
    /// </summary>
    private async Task<ResourceState> ReplaceRequestedAsync(ConfiguredProvider provider, ResourceState desired, ResourceState old)
    {
        if (await DecideAsync(old) is { } deletion)
        {
            return await RecreateAsync(provider, old, deletion);
        }

        var reason =
            old.External ? "it was only read so far; from now on the program has its own"
            : old.Taint ? "replaced on request: the state marks it as tainted"
            : "replaced on request";
        return await ReplaceAsync(provider, desired, old, Replacing("id"), reason, isChecked: true);
    }

    /// <summary>
    /// Replaces a resource: creates the new one and deletes the old one at the end of the run, or deletes the old one first. The provider
    /// decides; the option <c>deleteBeforeReplace</c> overrides it.
    /// </summary>
    private async Task<ResourceState> ReplaceAsync(
        ConfiguredProvider provider,
        ResourceState desired,
        ResourceState old,
        DiffResult diff,
        string? reason,
        bool isChecked = false
    )
    {
        var changes = reason is null
            ? DiffDecisions.Changes(diff, old, desired.Inputs)
            : DiffDecisions.Explain(diff.Replaces is [var key, ..] ? key : "id", reason);
        ThrowIfNotReplaceable(desired, old, string.Join(", ", changes.Where(change => change.NeedsReplace).Select(change => change.Path)));
        run.Decisions.MarkReplaced(urn);
        var inputs = isChecked
            ? desired.Inputs
            : await CheckAsync(provider, properties, PropertyMap.Empty) ?? throw new DependencyFailedException();
        var replacement = desired with { Inputs = inputs };
        var deletesFirst = naming is { DeletesBeforeReplace: true } || (requested.DeleteBeforeReplace ?? diff.DeleteBeforeReplace);
        if (!deletesFirst || old.External)
        {
            return await StepAsync(
                StepOp.Replace,
                changes,
                () => operations.CreateAsync(provider.Calls, replacement, created => run.State.AddReplacementAsync(created, old))
            );
        }

        await new DependentReplacements(run).DeleteFirstAsync(old);
        if (!old.PendingReplacement)
        {
            await DeleteFirstAsync(old);
        }

        return await CreateAsync(provider, replacement, changes, run.State.Find(old.Urn));
    }

    private async Task DeleteFirstAsync(ResourceState old)
    {
        var step = new DeploymentStep(StepOp.DeleteReplaced, old.Urn, old.Type, []);
        run.Report.AddStep(step);
        Func<Task<bool>> delete = () => operations.DeleteAsync(old, keepsAsPendingReplacement: true);
        await (run.IsPreview ? delete() : run.Report.RunStepAsync(step, delete));
    }

    /// <summary>
    /// Creates a resource again that was deleted earlier in this run, because one that it depended on is replaced. Its old inputs say
    /// nothing about the new one.
    /// </summary>
    private async Task<ResourceState> RecreateAsync(ConfiguredProvider provider, ResourceState old, Task<bool> deletion)
    {
        if (!await deletion)
        {
            throw new DependencyFailedException();
        }

        run.Decisions.MarkReplaced(urn);
        var inputs = await CheckAsync(provider, properties, PropertyMap.Empty) ?? throw new DependencyFailedException();
        return await CreateAsync(
            provider,
            NewState(inputs, provider),
            DiffDecisions.Explain("dependsOn", "a resource that it depends on is replaced and deleted first"),
            run.State.Find(old.Urn)
        );
    }

    /// <exception cref="EvaluationException">The resource may not be replaced.</exception>
    private void ThrowIfNotReplaceable(ResourceState desired, ResourceState old, string replacing)
    {
        // A run that removes 'protect' may replace in the same run, as in Pulumi.
        if (desired.Protect && old.Protect)
        {
            throw new EvaluationException(
                requested.Location,
                $"'{requested.Name}' is protected, and a change of {replacing} would replace it: remove 'protect' first"
            );
        }

        if (requested.Import is { } id)
        {
            throw new EvaluationException(
                requested.Location,
                $"'{requested.Name}' imports {id}, and a change of {replacing} would replace it; nothing was changed: correct these "
                    + "properties to those of the existing resource, or remove 'import' to allow the replacement"
            );
        }
    }

    private Task<ResourceState> CreateAsync(ConfiguredProvider provider, ResourceState desired) =>
        StepAsync(
            StepOp.Create,
            StructuralDiff.Between(PropertyMap.Empty, desired.Inputs),
            () => operations.CreateAsync(provider.Calls, desired, created => run.State.PutAsync(created))
        );

    /// <summary>Creates the replacement of a resource that is deleted already. It takes the place of the old one in the state.</summary>
    private Task<ResourceState> CreateAsync(
        ConfiguredProvider provider,
        ResourceState desired,
        IReadOnlyList<PropertyChange> changes,
        ResourceState? old
    ) =>
        StepAsync(
            StepOp.Replace,
            changes,
            () => operations.CreateAsync(provider.Calls, desired, created => run.State.PutAsync(created, old))
        );

    private async Task<ResourceState> StepAsync(StepOp op, IReadOnlyList<PropertyChange> changes, Func<Task<ResourceState>> operation)
    {
        var step = new DeploymentStep(op, urn, requested.Type, changes) { Parent = requested.Parent };
        run.Report.AddStep(step);
        var done = run.IsPreview ? await operation() : await run.Report.RunStepAsync(step, operation);
        run.Report.CountChange(op);
        run.Report.Publish(new ResourceOutputs(urn, Redaction.Hide(done.Outputs)));
        return done;
    }
}
