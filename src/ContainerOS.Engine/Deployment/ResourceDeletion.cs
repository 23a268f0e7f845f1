using ContainerOS.Engine.State;
using ContainerOS.Engine.Steps;

namespace ContainerOS.Engine.Deployment;

/// <summary>Deletes resources, each before the resources it depends on.</summary>
internal sealed class ResourceDeletion(RunContext run)
{
    private readonly ResourceOperations operations = new(run);

    /// <summary>
    /// Deletes the resources: those that do not depend on each other at the same time (pulumi/pulumi <c>stepGenerator.ScheduleDeletes</c>).
    /// A protected resource, and one whose deletion fails, is kept with all its dependencies.
    /// </summary>
    public async Task RunAsync(IReadOnlyCollection<ResourceState> resources)
    {
        foreach (var resource in resources)
        {
            run.Decisions.MarkDeleted(resource.Urn);
        }

        using var parallelism = new SemaphoreSlim(Math.Max(1, run.Workspace.Options.Parallelism));
        var kept = new HashSet<ResourceState>(ReferenceEqualityComparer.Instance);
        foreach (var level in Levels(resources))
        {
            var results = await Task.WhenAll(
                level.Select(async resource =>
                    (Resource: resource, IsDeleted: !kept.Contains(resource) && await DeleteAsync(resource, parallelism))
                )
            );
            foreach (var (resource, _) in results.Where(result => !result.IsDeleted))
            {
                kept.UnionWith(resources.Where(resource.DependsOn));
            }
        }
    }

    /// <summary>The resources in groups. Each group depends only on groups after it.</summary>
    private static IEnumerable<List<ResourceState>> Levels(IReadOnlyCollection<ResourceState> resources)
    {
        var byUrn = resources.ToLookup(resource => resource.Urn, StringComparer.Ordinal);
        var byReference = resources.Where(resource => resource.IsProvider).ToLookup(resource => resource.Reference, StringComparer.Ordinal);
        var dependencies = resources.ToDictionary(
            resource => resource,
            resource =>
                resource
                    .AllDependencies.Distinct()
                    .SelectMany(urn => byUrn[urn].Where(other => !other.IsProvider))
                    .Concat(resource.Provider is { } reference ? byReference[reference] : [])
                    .ToList(),
            (IEqualityComparer<ResourceState>)ReferenceEqualityComparer.Instance
        );
        var remaining = resources.Reverse().ToList();
        while (remaining.Count > 0)
        {
            var needed = remaining
                .SelectMany(resource => dependencies[resource])
                .ToHashSet<ResourceState>(ReferenceEqualityComparer.Instance);
            var level = remaining.Where(resource => !needed.Contains(resource)).ToList();

            // Old and new resources that share a URN can depend on each other in a circle. Then the last one in the state goes first.
            level = level.Count > 0 ? level : [remaining[0]];
            remaining.RemoveAll(level.ToHashSet<ResourceState>(ReferenceEqualityComparer.Instance).Contains);
            yield return level;
        }
    }

    private async Task<bool> DeleteAsync(ResourceState resource, SemaphoreSlim parallelism)
    {
        if (resource is { Protect: true, Delete: false })
        {
            run.AddError(resource.Urn, "it is protected: remove 'protect' and run up before you delete it");
            return false;
        }

        await parallelism.WaitAsync(run.Canceled);
        try
        {
            run.Canceled.ThrowIfCancellationRequested();
            return await DeleteAsync(resource);
        }
        catch (Exception fault) when (ProviderErrors.IsExpected(fault))
        {
            ProviderErrors.Report(run, resource.Urn, fault);
            return false;
        }
        finally
        {
            parallelism.Release();
        }
    }

    private async Task<bool> DeleteAsync(ResourceState resource)
    {
        // Neither a provider, a resource that was only read nor one that is deleted already has anything in the cloud.
        if (resource.IsProvider || resource.External || resource is { PendingReplacement: true, Delete: false })
        {
            await run.State.RemoveAsync(resource);
            return true;
        }

        var op = resource.Delete ? StepOp.DeleteReplaced : StepOp.Delete;
        var step = new DeploymentStep(op, resource.Urn, resource.Type, []) { Parent = resource.Parent, IsComponent = !resource.Custom };
        run.Report.AddStep(step);
        Func<Task<bool>> delete = () =>
            resource.Custom ? operations.DeleteAsync(resource, keepsAsPendingReplacement: false) : ForgetAsync(resource);
        await (run.IsPreview ? delete() : run.Report.RunStepAsync(step, delete));
        if (op is StepOp.Delete)
        {
            run.Report.CountChange(op);
        }

        return true;
    }

    /// <summary>A component has nothing in the cloud but its children, which are deleted before it.</summary>
    private async Task<bool> ForgetAsync(ResourceState component)
    {
        await run.State.RemoveAsync(component);
        return true;
    }
}
