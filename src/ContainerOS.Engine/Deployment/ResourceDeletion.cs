using ContainerOS.Engine.Programs;
using ContainerOS.Engine.State;
using ContainerOS.Engine.Steps;

namespace ContainerOS.Engine.Deployment;

/// <summary>Deletes resources, each before the resources it depends on.</summary>
internal sealed class ResourceDeletion(RunContext run)
{
    private readonly ResourceOperations operations = new(run);

    /// <summary>Deletes the resources. A protected resource, and one whose deletion fails, is kept with all its dependencies.</summary>
    public async Task RunAsync(IReadOnlyCollection<ResourceState> resources)
    {
        var kept = new HashSet<string>();
        foreach (var resource in run.State.Resources.Reverse().Where(resources.Contains).ToList())
        {
            run.Canceled.ThrowIfCancellationRequested();
            if (kept.Contains(resource.Urn) || !await DeleteAsync(resource))
            {
                kept.UnionWith(resource.AllDependencies);
            }
        }
    }

    private async Task<bool> DeleteAsync(ResourceState resource)
    {
        if (resource.Protect && !resource.Delete)
        {
            run.AddError(resource.Urn, "it is protected: remove 'protect' and run up before you delete it");
            return false;
        }

        var op = resource.Delete ? StepOp.DeleteReplaced : StepOp.Delete;
        var step = new DeploymentStep(op, resource.Urn, resource.Type, []);
        run.Report.AddStep(step);
        try
        {
            await (run.IsPreview ? RemoveAsync(resource) : run.Report.RunStepAsync(step, () => RemoveAsync(resource)));
            run.Report.CountChange(op);
            return true;
        }
        catch (Exception fault) when (ProviderErrors.IsExpected(fault))
        {
            run.AddError(resource.Urn, ProviderErrors.MessageOf(fault));
            return false;
        }
    }

    private async Task<bool> RemoveAsync(ResourceState resource)
    {
        var provider = await run.Providers.GetAsync(TypeToken.PackageOf(resource.Type), run.Terminated);
        await operations.DeleteAsync(provider.Plugin.Provider, resource);
        return true;
    }
}
