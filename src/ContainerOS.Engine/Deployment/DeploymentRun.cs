using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.Programs;
using ContainerOS.Engine.State;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Deployment;

/// <summary>One run of the engine, from reading the program to the result.</summary>
internal static class DeploymentRun
{
    /// <summary>Reads program and state, runs the operation and returns its result.</summary>
    public static async Task<DeploymentResult> ExecuteAsync(EngineOptions options, RunKind kind, CancellationToken ct)
    {
        var workspace = Workspace.Load(options);
        var isPreview = RunContext.ChangesNothing(kind);
        using var stateLock = isPreview ? null : StateLock.Acquire(options.StatePath);
        var snapshot = workspace.Store.Load();
        if (!isPreview && UsesSecrets(workspace))
        {
            workspace.Secrets.EnsurePassphrase();
        }

        var report = new DeploymentReport(options.Observer, options.Time);
        try
        {
            using var state = new DeploymentState(snapshot, isPreview ? null : workspace.Store.Save);
            await using var providers = new ProviderRegistry(workspace, state, report);
            using var terminate = new CancellationTokenSource(Timeout.InfiniteTimeSpan, options.Time);
            var run = new RunContext(workspace, kind, state, providers, report, ct, terminate.Token);
            ReportPendingOperations(snapshot, report);
            return await RunAndSaveAsync(run, terminate);
        }
        finally
        {
            await report.CompleteAsync();
        }
    }

    /// <summary>Whether the program has secrets. A missing passphrase is then an error before anything changes.</summary>
    private static bool UsesSecrets(Workspace workspace) =>
        workspace.Config.ContainsSecrets
        || workspace
            .Project.Expressions.SelectMany(expression => expression.SelfAndDescendants)
            .Any(part => part is FunctionExpression { Function: BuiltInFunction.Secret });

    /// <summary>Reports the operations during which the last run was killed. This run finds out their result.</summary>
    private static void ReportPendingOperations(Snapshot snapshot, DeploymentReport report)
    {
        foreach (var operation in snapshot.Pending)
        {
            report.Publish(
                new EngineMessage(
                    EngineSeverity.Info,
                    $"the last run ended while {operation.Type} it; this run continues from its actual state",
                    operation.Resource.Urn
                )
            );
        }
    }

    private static async Task<DeploymentResult> RunAndSaveAsync(RunContext run, CancellationTokenSource terminate)
    {
        var outputs = PropertyMap.Empty;
        var isCanceled = false;
        try
        {
            outputs = await RunUntilCanceledAsync(run, terminate);
        }
        catch (OperationCanceledException)
        {
            isCanceled = true;
        }
        finally
        {
            await run.State.SaveAsync();
        }

        return run.Report.ToResult(isCanceled || run.Canceled.IsCancellationRequested, outputs);
    }

    /// <summary>
    /// Runs the operation. After a cancellation nothing new starts, the plugins are asked to end running operations early, and after the
    /// time limit the running operations are terminated. The operation has always ended when this method returns, whatever the plugins do.
    /// </summary>
    private static async Task<PropertyMap> RunUntilCanceledAsync(RunContext run, CancellationTokenSource terminate)
    {
        var operation = RunOperationAsync(run);
        var canceled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (run.Canceled.Register(canceled.SetResult))
        {
            if (await Task.WhenAny(operation, canceled.Task) == canceled.Task)
            {
                terminate.CancelAfter(run.Workspace.Options.CancelTimeout);
                await run.Providers.CancelAsync(terminate.Token);
            }

            return await operation;
        }
    }

    private static async Task<PropertyMap> RunOperationAsync(RunContext run)
    {
        if (run.Kind is RunKind.Refresh || (run.Workspace.Options.Refresh && run.Kind is RunKind.Up or RunKind.Preview))
        {
            await StateRefresh.RunAsync(run);
        }

        if (run.Kind is RunKind.Destroy or RunKind.PreviewDestroy)
        {
            return await DestroyAsync(run);
        }

        return run.Kind is RunKind.Refresh || run.Report.HasErrors
            ? run.State.Resources.FirstOrDefault(resource => resource.IsStack)?.Outputs ?? PropertyMap.Empty
            : await DeployAsync(run);
    }

    private static async Task<PropertyMap> DeployAsync(RunContext run)
    {
        var stack = new ResourceState(Urns.OfStack(run.Workspace), ResourceState.StackType) { Custom = false };
        var old = run.State.Find(stack.Urn);
        if (run.Kind is not RunKind.Validate)
        {
            await run.State.PutAsync(old ?? stack with { Created = run.Now }, old);
        }

        using var program = new ProgramExecution(run);
        var outputs = await program.RunAsync();
        if (run.Kind is not RunKind.Validate && !run.Report.HasErrors)
        {
            await new ResourceDeletion(run).RunAsync(ObsoleteResources(run));
            var current = run.State.Find(stack.Urn);
            await run.State.PutAsync((current ?? stack) with { Outputs = outputs }, current);
        }

        return outputs;
    }

    /// <summary>The resources that are no longer in the program, and those that were replaced.</summary>
    private static List<ResourceState> ObsoleteResources(RunContext run)
    {
        var declared = run.Workspace.Project.Resources.Select(resource => Urns.Of(run.Workspace, resource.Type, resource.Name)).ToHashSet();
        return [.. run.State.Resources.Where(resource => resource.IsManaged && (resource.Delete || !declared.Contains(resource.Urn)))];
    }

    private static async Task<PropertyMap> DestroyAsync(RunContext run)
    {
        await new ResourceDeletion(run).RunAsync([.. run.State.Resources.Where(resource => resource.IsManaged)]);
        if (!run.State.Resources.Any(resource => resource.IsManaged))
        {
            foreach (var remaining in run.State.Resources)
            {
                await run.State.RemoveAsync(remaining);
            }
        }

        return PropertyMap.Empty;
    }
}
