using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.Programs;
using ContainerOS.Engine.State;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Deployment;

/// <summary>One run from beginning to end.</summary>
internal static class DeploymentRun
{
    /// <summary>Loads everything, does what the run is for, and tells what came of it.</summary>
    public static async Task<DeploymentResult> ExecuteAsync(EngineOptions options, RunKind kind, CancellationToken ct)
    {
        var workspace = Workspace.Load(options);
        var isDry = kind is not (RunKind.Up or RunKind.Refresh or RunKind.Destroy);
        using var held = isDry ? null : StateLock.Acquire(options.StatePath);
        var snapshot = workspace.Store.Load();
        var report = new DeploymentReport(options.Observer, options.Time);
        var state = new DeploymentState(workspace, snapshot, isDry);
        await using var providers = new ProviderRegistry(workspace, state, report);
        using var abandon = new CancellationTokenSource();
        var run = new RunContext(workspace, kind, state, providers, report, ct, abandon.Token);
        if (!isDry && Secrecy.IsUsedBy(workspace))
        {
            workspace.Secrets.EnsurePassphrase();
        }
        ReportPendingOperations(snapshot, report);
        return await RunAndSaveAsync(run, abandon, held is not null);
    }

    /// <summary>An operation that was under way when a run died: the next one finds out what came of it.</summary>
    private static void ReportPendingOperations(Snapshot snapshot, DeploymentReport report)
    {
        foreach (var operation in snapshot.Pending)
        {
            report.Publish(
                new EngineMessage(
                    EngineSeverity.Info,
                    $"the last run ended while {operation.Type} it; this run goes on from what is really there",
                    operation.Resource.Urn
                )
            );
        }
    }

    private static async Task<DeploymentResult> RunAndSaveAsync(RunContext run, CancellationTokenSource abandon, bool saves)
    {
        var outputs = PropertyMap.Empty;
        var isCanceled = false;
        try
        {
            outputs = await RunUntilCanceledAsync(run, abandon);
        }
        catch (OperationCanceledException)
        {
            isCanceled = true;
        }
        finally
        {
            if (saves)
            {
                run.State.Save();
            }
        }

        return run.Report.ToResult(isCanceled || run.Canceled.IsCancellationRequested, outputs);
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
            run.State.Put(old ?? stack with { Created = run.Now }, old);
        }
        using var program = new ProgramExecution(run);
        var outputs = await program.RunAsync();
        if (run.Kind is not RunKind.Validate && !run.Report.HasErrors)
        {
            await new ResourceDeletion(run).RunAsync(ObsoleteResources(run));
            var current = run.State.Find(stack.Urn);
            run.State.Put((current ?? stack) with { Outputs = outputs }, current);
        }

        return outputs;
    }

    /// <summary>What the program no longer has, and what was replaced.</summary>
    private static List<ResourceState> ObsoleteResources(RunContext run)
    {
        var wanted = run.Workspace.Project.Resources.Select(resource => Urns.Of(run.Workspace, resource.Type, resource.Name)).ToHashSet();
        return [.. run.State.Resources.Where(resource => resource.IsManaged && (resource.Delete || !wanted.Contains(resource.Urn)))];
    }

    private static async Task<PropertyMap> DestroyAsync(RunContext run)
    {
        await new ResourceDeletion(run).RunAsync([.. run.State.Resources.Where(resource => resource.IsManaged)]);
        if (!run.State.Resources.Any(resource => resource.IsManaged))
        {
            foreach (var rest in run.State.Resources)
            {
                run.State.Remove(rest);
            }
        }

        return PropertyMap.Empty;
    }

    /// <summary>Works until done. Asked to stop, it begins nothing new, tells the plugins, and waits for what runs as long as the user's patience lasts.</summary>
    private static async Task<PropertyMap> RunUntilCanceledAsync(RunContext run, CancellationTokenSource abandon)
    {
        var work = RunOperationAsync(run);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (run.Canceled.Register(stopped.SetResult))
        {
            if (await Task.WhenAny(work, stopped.Task) == stopped.Task)
            {
                abandon.CancelAfter(run.Workspace.Options.CancelTimeout);
                await run.Providers.CancelAsync();
            }

            return await work;
        }
    }
}

/// <summary>Tells whether a program has secrets, so that a missing passphrase is known before anything is done.</summary>
internal static class Secrecy
{
    public static bool IsUsedBy(Workspace workspace) =>
        workspace.Config.ContainsSecrets
        || workspace
            .Project.Expressions.SelectMany(expression => expression.SelfAndDescendants)
            .Any(part => part is FunctionExpression { Function: BuiltInFunction.Secret });
}
