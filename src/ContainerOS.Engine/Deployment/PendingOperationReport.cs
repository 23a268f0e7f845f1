using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.State;

namespace ContainerOS.Engine.Deployment;

/// <summary>
/// Reports the operations during which an earlier run was killed, with the next step. Pulumi reports the same and keeps an interrupted
/// create in the state until the user clears it (pulumi/pulumi <c>deploymentExecutor.printPendingOperationsWarning</c> and
/// <c>SnapshotManager.Snap</c>).
/// </summary>
internal static class PendingOperationReport
{
    private const string Clear = "run 'containeros refresh --clear-pending-creates'";

    public static void Publish(RunContext run, Snapshot snapshot)
    {
        if (run.Kind is RunKind.Validate)
        {
            return;
        }

        foreach (var operation in snapshot.Pending)
        {
            var text = $"the last run ended while {operation.Type} it; {NextStep(run, operation)}";
            run.Report.AddDiagnostic(new EngineDiagnostic(EngineSeverity.Warning, text) { Urn = operation.Resource.Urn });
        }
    }

    private static string NextStep(RunContext run, PendingOperation operation) =>
        (operation.IsCreate, run.Kind) switch
        {
            (false, _) => "this run continues from its actual state",
            (true, RunKind.Refresh) when run.Workspace.Options.ClearsPendingCreates => "this refresh forgets it",
            (true, RunKind.Up or RunKind.Preview) when run.Program.Contains(operation.Resource.Urn) =>
                "this run continues: its provider takes over what the last run created",
            (true, RunKind.Up or RunKind.Preview) when !run.Workspace.Project.IsYaml =>
                "if the program still has it, its provider takes over what the last run created; otherwise look for it in the cloud, "
                    + $"delete it there, and {Clear}",
            _ => "it may exist in the cloud without being in the state: run 'containeros up' with it in the program to take it over, or "
                + $"look for it in the cloud, delete it there, and {Clear}",
        };
}
