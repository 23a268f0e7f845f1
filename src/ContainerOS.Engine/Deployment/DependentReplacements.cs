using ContainerOS.Engine.Evaluation;
using ContainerOS.Engine.Programs;
using ContainerOS.Engine.State;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Deployment;

/// <summary>
/// Before a resource is deleted to be replaced, the resources that depend on it and must be replaced, too, are deleted
/// (pulumi/pulumi <c>stepGenerator.calculateDependentReplacements</c> and <c>findDependentCascadeReplacements</c>).
/// </summary>
internal sealed class DependentReplacements(RunContext run)
{
    private readonly ResourceOperations operations = new(run);

    /// <summary>Deletes the dependents of a resource that must be replaced with it, each before those it depends on.</summary>
    /// <exception cref="EvaluationException">One of them is protected; nothing was deleted.</exception>
    public async Task DeleteFirstAsync(ResourceState root)
    {
        var planned = await run.Decisions.DecideAsync(async () =>
        {
            var found = await FindAsync(root);
            if (found.FirstOrDefault(dependent => dependent is { Protect: true, Delete: false }) is { } kept)
            {
                throw new EvaluationException(
                    LocationOf(root),
                    $"'{NameOf(root)}' is replaced and deleted first, and with it '{NameOf(kept)}', which is protected: remove its "
                        + "'protect' and run up first"
                );
            }

            run.Decisions.MarkDeleted(root.Urn);
            return found.Select(dependent => (Dependent: dependent, Ended: run.Decisions.MarkDeletedEarly(dependent.Urn))).ToList();
        });
        planned.Reverse();
        foreach (var (dependent, ended) in planned)
        {
            try
            {
                await DeleteAsync(dependent);
                ended.SetResult(true);
            }
            catch
            {
                planned.ForEach(other => other.Ended.TrySetResult(false));
                throw;
            }
        }
    }

    private async Task DeleteAsync(ResourceState dependent)
    {
        if (dependent.PendingReplacement && !dependent.Delete)
        {
            return; // An earlier run has deleted it.
        }

        var step = new DeploymentStep(StepOp.DeleteReplaced, dependent.Urn, dependent.Type, []);
        run.Report.AddStep(step);
        Func<Task<bool>> delete = () => operations.DeleteAsync(dependent, keepsAsPendingReplacement: !dependent.Delete);
        await (run.IsPreview ? delete() : run.Report.RunStepAsync(step, delete));
    }

    /// <summary>The dependents in dependency order. Those whose step is known already cannot depend on the root any more.</summary>
    private async Task<List<ResourceState>> FindAsync(ResourceState root)
    {
        var replaced = new HashSet<string> { root.Urn };
        var found = new List<ResourceState>();
        var resources = run.State.InDependencyOrder();
        var dependents = new HashSet<string> { root.Urn };
        foreach (var resource in resources.SkipWhile(resource => resource.Reference != root.Reference).Skip(1))
        {
            if (run.Decisions.IsDecided(resource.Urn) || run.Decisions.IsDeleted(resource.Urn) || !IsDependent(resource, root, dependents))
            {
                continue;
            }

            dependents.Add(resource.Urn);
            if (await RequiresReplacementAsync(resource, root, replaced))
            {
                replaced.Add(resource.Urn);
                found.Add(resource);
            }
        }

        var cascades = resources.Where(resource =>
            !replaced.Contains(resource.Urn)
            && !run.Decisions.IsDeleted(resource.Urn)
            && resource is { IsManaged: true, Delete: false }
            && (resource.ReplaceWith.Contains(root.Urn) || resource.DeletedWith == root.Urn)
        );
        return [.. found, .. cascades];
    }

    private static bool IsDependent(ResourceState resource, ResourceState root, HashSet<string> dependents) =>
        root.IsProvider && resource.Provider == root.Reference || resource.AllDependencies.Any(dependents.Contains);

    private async Task<bool> RequiresReplacementAsync(ResourceState resource, ResourceState root, HashSet<string> replaced)
    {
        if (!resource.IsManaged)
        {
            return false;
        }

        if ((root.IsProvider && resource.Provider == root.Reference) || (resource.DeletedWith is { } with && replaced.Contains(with)))
        {
            return true;
        }

        var inputs = resource.Inputs;
        foreach (var (key, urns) in resource.PropertyDependencies)
        {
            if (inputs.ContainsKey(key) && urns.Any(replaced.Contains))
            {
                inputs = inputs.With(key, PropertyUnknown.Instance);
            }
        }

        if (ReferenceEquals(inputs, resource.Inputs))
        {
            return false;
        }

        var provider = await run.Providers.OfAsync(run, resource);
        var diff = await provider.Calls.DiffAsync(
            new DiffRequest(resource.Id, resource.Urn, resource.Outputs, resource.Inputs, inputs, resource.IgnoreChanges),
            run.Terminated
        );
        var paths = resource.ReplaceOnChanges.Select(PropertyPath.Parse).ToList();
        return DiffDecisions.IsReplacement(
            DiffDecisions.ApplyReplaceOnChanges(DiffDecisions.Interpret(diff, resource.Inputs, inputs), paths, hasInitErrors: false)
        );
    }

    private SourceLocation LocationOf(ResourceState state) =>
        run.Program.Locate(state.Urn) ?? SourceLocation.StartOf(run.Workspace.Project.File);

    private static string NameOf(ResourceState state) => new DeploymentStep(StepOp.Same, state.Urn, state.Type, []).Name;
}
