using ContainerOS.Engine.Programs;
using ContainerOS.Engine.State;
using ContainerOS.Engine.Steps;

namespace ContainerOS.Engine.Deployment;

/// <summary>Deletes resources, those that need others first.</summary>
internal sealed class Removal(RunContext run)
{
    private readonly Operations operations = new(run);

    /// <summary>Deletes the resources; one that is protected, or whose deletion fails, stays with everything it needs.</summary>
    public async Task RunAsync(IReadOnlyCollection<ResourceState> leaving)
    {
        var kept = new HashSet<string>();
        foreach (var resource in run.State.Resources.Reverse().Where(leaving.Contains).ToList())
        {
            run.Stop.ThrowIfCancellationRequested();
            if (kept.Contains(resource.Urn) || !await DeleteAsync(resource))
            {
                kept.UnionWith(resource.Needs);
            }
        }
    }

    private async Task<bool> DeleteAsync(ResourceState resource)
    {
        if (resource.Protect && !resource.Delete)
        {
            run.Fail(resource.Urn, "it is protected: take 'protect' away and run up before it is deleted");
            return false;
        }

        var op = resource.Delete ? StepOp.DeleteReplaced : StepOp.Delete;
        var step = new DeploymentStep(op, resource.Urn, resource.Type, []);
        run.Report.Plan(step);
        try
        {
            await (run.IsDry ? RemoveAsync(resource) : run.Report.DuringAsync(step, () => RemoveAsync(resource)));
            run.Report.Count(op);
            return true;
        }
        catch (Exception fault) when (FaultText.IsExpected(fault))
        {
            run.Fail(resource.Urn, FaultText.Of(fault));
            return false;
        }
    }

    private async Task<bool> RemoveAsync(ResourceState resource)
    {
        var provider = await run.Providers.OfAsync(TypeToken.PackageOf(resource.Type), run.Abandon);
        await operations.DeleteAsync(provider.Plugin.Provider, resource);
        return true;
    }
}
