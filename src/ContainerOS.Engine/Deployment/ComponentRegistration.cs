using ContainerOS.Engine.State;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Deployment;

/// <summary>
/// Registers a component: a resource that groups others and has no operations in a plugin. Its outputs come later, in
/// RegisterResourceOutputs.
/// </summary>
internal sealed class ComponentRegistration(RunContext run, RequestedResource requested)
{
    public async Task RunAsync()
    {
        if (run.Kind is RunKind.Validate)
        {
            return;
        }

        var old = ExistingResource.Find(run, requested);
        var state = new ResourceState(requested.Urn, requested.Type)
        {
            Custom = false,
            Inputs = requested.Properties,
            Outputs = old?.Outputs ?? PropertyMap.Empty,
            Parent = requested.Parent,
            Protect = requested.Protect,
            Dependencies = requested.Dependencies.All,
            PropertyDependencies = requested.Dependencies.ByProperty,
            AdditionalSecretOutputs = requested.AdditionalSecretOutputs,
            Created = old?.Created ?? run.Now,
            Modified = old is null || !StructuralDiff.AreEqual(old.Inputs, requested.Properties) ? run.Now : old.Modified,
        };
        var op =
            old is null ? StepOp.Create
            : StructuralDiff.AreEqual(old.Inputs, requested.Properties) ? StepOp.Same
            : StepOp.Update;
        run.Report.CountChange(op);
        if (op is StepOp.Same)
        {
            await run.State.PutAsync(state, old);
            return;
        }

        var changes = StructuralDiff.Between(old?.Inputs ?? PropertyMap.Empty, requested.Properties);
        var step = new DeploymentStep(op, requested.Urn, requested.Type, changes) { Parent = requested.Parent, IsComponent = true };
        run.Report.AddStep(step);
        Func<Task<bool>> record = async () =>
        {
            await run.State.PutAsync(state, old);
            return true;
        };
        await (run.IsPreview ? record() : run.Report.RunStepAsync(step, record));
    }
}
