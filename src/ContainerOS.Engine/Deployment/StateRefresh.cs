using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.Programs;
using ContainerOS.Engine.State;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Calls;

namespace ContainerOS.Engine.Deployment;

/// <summary>Updates the state from the cloud.</summary>
internal static class StateRefresh
{
    /// <summary>Reads all managed resources.</summary>
    public static Task RunAsync(RunContext run) =>
        Task.WhenAll(
            run.State.Resources.Where(resource => resource is { IsManaged: true, Delete: false })
                .Select(resource => RunAsync(run, resource))
        );

    private static async Task RunAsync(RunContext run, ResourceState old)
    {
        try
        {
            var provider = await run.Providers.GetAsync(TypeToken.PackageOf(old.Type), run.Terminated);
            var read = await provider.Plugin.Provider.ReadAsync(new ReadRequest(old.Id, old.Urn, old.Outputs, old.Inputs), run.Terminated);
            await ApplyAsync(run, old, read);
        }
        catch (Exception fault) when (ProviderErrors.IsExpected(fault))
        {
            run.AddError(old.Urn, ProviderErrors.MessageOf(fault));
        }
    }

    private static async Task ApplyAsync(RunContext run, ResourceState old, ReadResult read)
    {
        if (!read.Exists)
        {
            run.Report.Publish(
                new EngineMessage(EngineSeverity.Warning, "it no longer exists: it was deleted outside of this program", old.Urn)
            );
            ReportDrift(run, old, [new StepPropertyChange("id", PropertyChangeKind.Delete, old.Id, null)]);
            await run.State.RemoveAsync(old);
            return;
        }

        var inputs = read.Inputs ?? old.Inputs;
        var drift = StructuralDiff.Between(old.Inputs, inputs);
        if (drift.Length > 0)
        {
            ReportDrift(run, old, drift);
        }
        await run.State.PutAsync(
            old with
            {
                Inputs = inputs,
                Outputs = read.Properties!,
                Modified = drift.Length > 0 ? run.Now : old.Modified,
            },
            old
        );
    }

    private static void ReportDrift(RunContext run, ResourceState old, IReadOnlyList<StepPropertyChange> drift)
    {
        run.Report.CountChange(StepOp.Refresh);
        run.Report.AddStep(new DeploymentStep(StepOp.Refresh, old.Urn, old.Type, drift));
    }
}
