using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.Programs;
using ContainerOS.Engine.State;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Calls;

namespace ContainerOS.Engine.Deployment;

/// <summary>Takes what is really there over into the state.</summary>
internal static class LiveState
{
    /// <summary>Reads every resource that a plugin manages.</summary>
    public static Task ReadAsync(RunContext run) =>
        Task.WhenAll(
            run.State.Resources.Where(resource => resource is { IsManaged: true, Delete: false })
                .Select(resource => ReadAsync(run, resource))
        );

    private static async Task ReadAsync(RunContext run, ResourceState old)
    {
        try
        {
            var provider = await run.Providers.OfAsync(TypeToken.PackageOf(old.Type), run.Abandon);
            var read = await provider.Plugin.Provider.ReadAsync(new ReadRequest(old.Id, old.Urn, old.Outputs, old.Inputs), run.Abandon);
            Take(run, old, read);
        }
        catch (Exception fault) when (FaultText.IsExpected(fault))
        {
            run.Fail(old.Urn, FaultText.Of(fault));
        }
    }

    private static void Take(RunContext run, ResourceState old, ReadResult read)
    {
        if (!read.Exists)
        {
            run.Report.Say(new EngineMessage(EngineSeverity.Warning, "it is gone: somebody deleted it", old.Urn));
            Show(run, old, [new PropertyChange("id", PropertyChangeKind.Delete, old.Id, null)]);
            run.State.Remove(old);
            return;
        }

        var inputs = read.Inputs ?? old.Inputs;
        var drift = StructuralDiff.Between(old.Inputs, inputs);
        if (drift.Length > 0)
        {
            Show(run, old, drift);
        }
        run.State.Put(old with { Inputs = inputs, Outputs = read.Properties!, Modified = drift.Length > 0 ? run.Now : old.Modified }, old);
    }

    private static void Show(RunContext run, ResourceState old, IReadOnlyList<PropertyChange> drift)
    {
        run.Report.Count(StepOp.Refresh);
        run.Report.Plan(new DeploymentStep(StepOp.Refresh, old.Urn, old.Type, drift));
    }
}
