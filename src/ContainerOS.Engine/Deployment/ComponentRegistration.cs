using ContainerOS.Engine.State;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Deployment;

/// <summary>
/// Registers a component: a resource that groups others and has no plugin of its own. Its outputs come later, in
/// RegisterResourceOutputs.
/// </summary>
internal sealed class ComponentRegistration(RunContext run, ResourceGoal goal)
{
    public async Task RunAsync()
    {
        if (run.Kind is RunKind.Validate)
        {
            return;
        }

        var old = ExistingResource.Find(run, goal);
        var state = new ResourceState(goal.Urn, goal.Type)
        {
            Custom = false,
            Inputs = goal.Properties,
            Outputs = old?.Outputs ?? PropertyMap.Empty,
            Parent = goal.Parent,
            Protect = goal.Protect,
            Dependencies = goal.Dependencies.All,
            PropertyDependencies = goal.Dependencies.ByProperty,
            AdditionalSecretOutputs = goal.AdditionalSecretOutputs,
            Created = old?.Created ?? run.Now,
            Modified = old is null || !StructuralDiff.AreEqual(old.Inputs, goal.Properties) ? run.Now : old.Modified,
        };
        var op =
            old is null ? StepOp.Create
            : StructuralDiff.AreEqual(old.Inputs, goal.Properties) ? StepOp.Same
            : StepOp.Update;
        run.Report.CountChange(op);
        if (op is StepOp.Same)
        {
            await run.State.PutAsync(state, old);
            return;
        }

        var changes = StructuralDiff.Between(old?.Inputs ?? PropertyMap.Empty, goal.Properties);
        var step = new DeploymentStep(op, goal.Urn, goal.Type, changes) { Parent = goal.Parent };
        run.Report.AddStep(step);
        Func<Task<bool>> record = async () =>
        {
            await run.State.PutAsync(state, old);
            return true;
        };
        await (run.IsPreview ? record() : run.Report.RunStepAsync(step, record));
    }
}
