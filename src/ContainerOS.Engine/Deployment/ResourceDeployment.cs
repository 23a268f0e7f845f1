using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ContainerOS.Engine.Evaluation;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.Programs;
using ContainerOS.Engine.State;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Deployment;

/// <summary>Deploys one resource of the program: check, diff, and then create, update or replace.</summary>
internal sealed class ResourceDeployment(
    RunContext run,
    ResourceDeclaration declared,
    PropertyMap properties,
    IReadOnlyCollection<string> dependencies
)
{
    private readonly string urn = Urns.Of(run.Workspace, declared.Type, declared.Name);
    private readonly ResourceOperations operations = new(run);

    /// <summary>Returns the new state of the resource, or null when its inputs are not valid.</summary>
    public async Task<ResourceState?> RunAsync()
    {
        var provider = await run.Providers.GetAsync(declared.Package, run.Terminated);
        var calls = provider.Plugin.Provider;
        var old = run.State.Find(urn);
        if (await CheckAsync(calls, WithIgnoredChanges(old), old?.Inputs ?? PropertyMap.Empty) is not { } inputs)
        {
            return null;
        }
        var desired = NewState(inputs, provider);
        if (run.Kind is RunKind.Validate)
        {
            run.Report.Publish(new ResourceChecked(urn, declared.Type, inputs));
            return desired with { Outputs = inputs };
        }

        return old is null ? await CreateAsync(calls, desired, StepOp.Create, []) : await DiffAndApplyAsync(calls, desired, old);
    }

    private ResourceState NewState(PropertyMap inputs, ConfiguredProvider provider) =>
        new(urn, declared.Type)
        {
            Inputs = inputs,
            Parent = Urns.OfStack(run.Workspace),
            Provider = provider.State.Reference,
            Protect = declared.Options.Protect,
            Dependencies = [.. dependencies.Order(StringComparer.Ordinal)],
            IgnoreChanges = [.. declared.Options.IgnoreChanges.Select(path => path.ToString())],
            RetainOnDelete = declared.Options.RetainOnDelete,
        };

    /// <summary>The properties of the program; ignored ones have the value of the last run.</summary>
    private PropertyMap WithIgnoredChanges(ResourceState? old) =>
        old is null
            ? properties
            : declared.Options.IgnoreChanges.Aggregate(
                properties,
                (map, path) => (path.Get(old.Inputs) is { } was ? path.Set(map, was) : path.Delete(map)) as PropertyMap ?? map
            );

    private async Task<PropertyMap?> CheckAsync(IResourceProvider calls, PropertyMap news, PropertyMap olds)
    {
        var request = new CheckRequest(urn, declared.Type, declared.Name, olds, news)
        {
            RandomSeed = [.. SHA256.HashData(Encoding.UTF8.GetBytes(urn))],
        };
        var check = await calls.CheckAsync(request, run.Terminated);
        foreach (var failure in check.Failures)
        {
            run.AddError(urn, failure.Reason, declared.Locate(failure.Property), failure.Property);
        }
        return check.Failures.Count == 0 ? check.Inputs : null;
    }

    private async Task<ResourceState> DiffAndApplyAsync(IResourceProvider calls, ResourceState desired, ResourceState old)
    {
        var diff = await calls.DiffAsync(
            new DiffRequest(old.Id, urn, old.Outputs, old.Inputs, desired.Inputs, desired.IgnoreChanges),
            run.Terminated
        );
        var changes = diff.Changes is DiffChanges.None ? [] : ProviderDiff.Read(diff, old.Inputs, old.Outputs, desired.Inputs);
        if (diff.Replaces.Count > 0)
        {
            return await ReplaceAsync(calls, desired, old, changes, declared.Options.DeleteBeforeReplace ?? diff.DeleteBeforeReplace);
        }
        if (changes.IsEmpty && old.InitErrors.IsEmpty)
        {
            run.Report.CountChange(StepOp.Same);
            var same = desired with { Id = old.Id, Outputs = old.Outputs, Created = old.Created, Modified = old.Modified };
            await run.State.PutAsync(same, old);
            return same;
        }

        return await StepAsync(StepOp.Update, changes, () => operations.UpdateAsync(calls, desired, old));
    }

    private async Task<ResourceState> ReplaceAsync(
        IResourceProvider calls,
        ResourceState desired,
        ResourceState old,
        ImmutableArray<StepPropertyChange> changes,
        bool deletesFirst
    )
    {
        if (old.Protect)
        {
            var replacing = string.Join(", ", changes.Where(change => change.NeedsReplace).Select(change => change.Path));
            throw new EvaluationException(
                declared.Location,
                $"'{declared.Name}' is protected, and a change of {replacing} would replace it: remove 'protect' first"
            );
        }
        var inputs = await CheckAsync(calls, properties, PropertyMap.Empty) ?? throw new DependencyFailedException();
        if (deletesFirst)
        {
            await operations.DeleteAsync(calls, old);
        }
        else
        {
            await run.State.PutAsync(old with { Delete = true }, old);
        }
        return await CreateAsync(calls, desired with { Inputs = inputs }, StepOp.Replace, changes);
    }

    private Task<ResourceState> CreateAsync(
        IResourceProvider calls,
        ResourceState desired,
        StepOp op,
        ImmutableArray<StepPropertyChange> changes
    )
    {
        var shown = op is StepOp.Create ? StructuralDiff.Between(PropertyMap.Empty, desired.Inputs) : changes;
        return StepAsync(op, shown, () => operations.CreateAsync(calls, desired, null));
    }

    private async Task<ResourceState> StepAsync(StepOp op, IReadOnlyList<StepPropertyChange> changes, Func<Task<ResourceState>> operation)
    {
        var step = new DeploymentStep(op, urn, declared.Type, changes);
        run.Report.AddStep(step);
        var done = run.IsPreview ? await operation() : await run.Report.RunStepAsync(step, operation);
        run.Report.CountChange(op);
        run.Report.Publish(new ResourceOutputs(urn, Redaction.Hide(done.Outputs)));
        return done;
    }
}
