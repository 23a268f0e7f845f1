using System.Collections.Immutable;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.State;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;

namespace ContainerOS.Engine.Deployment;

/// <summary>
/// Updates the state from the cloud, with the providers as the state has them (pulumi/pulumi <c>deploymentExecutor.refresh</c> and
/// <c>RefreshStep.Apply</c>).
/// </summary>
internal static class StateRefresh
{
    /// <summary>
    /// Reads all resources at once, also those that wait for their deletion. One that is deleted and waits for its replacement is not read.
    /// </summary>
    public static async Task RunAsync(RunContext run)
    {
        var reads = run
            .State.Resources.Where(resource => resource is { Custom: true, IsProvider: false, PendingReplacement: false })
            .Select(async resource => (Resource: resource, Exists: await RunAsync(run, resource)));

        // At the end, because what was read meanwhile may refer to a resource that is gone.
        foreach (var (gone, _) in (await Task.WhenAll(reads)).Where(read => !read.Exists))
        {
            await run.State.ForgetAsync(gone);
        }
    }

    private static async Task<bool> RunAsync(RunContext run, ResourceState old)
    {
        try
        {
            var provider = await run.Providers.OfAsync(run, old);
            return await ApplyAsync(run, provider.Calls, old, await ReadAsync(run, provider.Calls, old));
        }
        catch (Exception fault) when (ProviderErrors.IsExpected(fault))
        {
            ProviderErrors.Report(run, old.Urn, fault);
            return true;
        }
    }

    private static async Task<(ReadResult Read, ImmutableArray<string> Errors)> ReadAsync(
        RunContext run,
        IResourceProvider calls,
        ResourceState old
    )
    {
        try
        {
            var request = new ReadRequest(old.Id, old.Urn, old.Outputs, old.Inputs, old.Timeouts.Read);

            // Pulumi forgets here that a create or update did not complete. A run of this engine begins with a refresh, so no run would
            // complete it any more.
            return (await calls.ReadAsync(request, run.Terminated), old.InitErrors);
        }
        catch (InitFailedException fault)
        {
            run.Report.Publish(new EngineMessage(EngineSeverity.Warning, $"it is not ready: {string.Join("; ", fault.Reasons)}", old.Urn));
            return (new ReadResult(fault.Id, fault.Properties, fault.Inputs), [.. fault.Reasons]);
        }
    }

    /// <summary>Records what was read. Returns whether the resource exists.</summary>
    private static async Task<bool> ApplyAsync(
        RunContext run,
        IResourceProvider calls,
        ResourceState old,
        (ReadResult Read, ImmutableArray<string> Errors) answer
    )
    {
        if (!answer.Read.Exists)
        {
            if (!old.Delete)
            {
                run.Report.Publish(
                    new EngineMessage(EngineSeverity.Warning, "it no longer exists: it was deleted outside of this program", old.Urn)
                );
                ReportDrift(run, old, [new PropertyChange("id", PropertyChangeKind.Delete, old.Id, null)]);
            }

            return false;
        }

        var inputs = answer.Read.Inputs ?? old.Inputs;
        var read = SecretOutputs.Mark(
            old with
            {
                Id = answer.Read.Id,
                Inputs = inputs,
                Outputs = answer.Read.Properties!,
                InitErrors = answer.Errors,
            },
            old.Inputs
        );
        var isChanged = read.Id != old.Id || !inputs.Equals(old.Inputs) || !read.Outputs.Equals(old.Outputs);
        var drift = isChanged ? await DriftAsync(run, calls, old, read) : [];
        if (read.Id != old.Id)
        {
            drift = drift.Insert(0, new PropertyChange("id", PropertyChangeKind.Update, old.Id, read.Id));
        }

        if (!drift.IsEmpty && !old.Delete)
        {
            ReportDrift(run, old, drift);
        }

        await run.State.PutAsync(read with { Modified = isChanged ? run.Now : old.Modified }, old);
        return true;
    }

    /// <summary>What the next run without changes in the program would do, from the other side. What is equal is not compared.</summary>
    private static async Task<ImmutableArray<PropertyChange>> DriftAsync(
        RunContext run,
        IResourceProvider calls,
        ResourceState old,
        ResourceState read
    )
    {
        if (old.External)
        {
            return [];
        }

        var diff = await calls.DiffAsync(
            new DiffRequest(read.Id, read.Urn, read.Outputs, read.Inputs, old.Inputs, old.IgnoreChanges),
            run.Terminated
        );
        return ProviderDiff.Inverted(DiffDecisions.Changes(DiffDecisions.Interpret(diff, read.Inputs, old.Inputs), read, old.Inputs));
    }

    private static void ReportDrift(RunContext run, ResourceState old, IReadOnlyList<PropertyChange> drift)
    {
        run.Report.CountChange(StepOp.Refresh);
        run.Report.AddStep(new DeploymentStep(StepOp.Refresh, old.Urn, old.Type, drift));
    }
}
