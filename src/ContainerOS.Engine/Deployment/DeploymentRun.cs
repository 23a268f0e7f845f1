using ContainerOS.Engine.Programs;
using ContainerOS.Engine.State;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Deployment;

/// <summary>One run of the engine, from reading the program to the result.</summary>
internal static class DeploymentRun
{
    /// <summary>Reads program and state, runs the operation and returns its result.</summary>
    public static async Task<DeploymentResult> ExecuteAsync(EngineOptions options, RunKind kind, CancellationToken ct)
    {
        var evaluates = kind is RunKind.Validate or RunKind.Preview or RunKind.Up;
        var workspace = Workspace.Load(options with { NeedsConfig = options.NeedsConfig && evaluates });
        var isPreview = RunContext.ChangesNothing(kind);
        using var stateLock = isPreview ? null : StateLock.Acquire(options.StatePath, options.Files);
        var snapshot = workspace.Store.Load();
        if (kind is RunKind.Up or RunKind.Preview or RunKind.Refresh && UsesSecrets(workspace))
        {
            workspace.Secrets.EnsurePassphrase();
        }

        var report = new DeploymentReport(options.Observer, options.Time, isPreview ? ProgramLimits.Errors : int.MaxValue);
        try
        {
            using var state = new DeploymentState(snapshot, isPreview ? null : workspace.Store.Save);
            var program = new ProgramResources();
            await using var providers = new ProviderRegistry(workspace, snapshot, program, report);
            using var decisions = new RunDecisions();
            using var terminate = new CancellationTokenSource(Timeout.InfiniteTimeSpan, options.Time);
            var run = new RunContext(workspace, kind, state, providers, decisions, report, program, ct, terminate.Token);
            CheckTargets(run);
            DeclareResources(run);
            PendingOperationReport.Publish(run, snapshot);
            try
            {
                return await RunAndSaveAsync(run, terminate);
            }
            finally
            {
                await run.StopMonitorAsync();
            }
        }
        finally
        {
            await report.CompleteAsync();
        }
    }

    /// <summary>A YAML program declares all its resources before it runs.</summary>
    private static void DeclareResources(RunContext run)
    {
        foreach (var resource in run.Workspace.Project.Resources)
        {
            run.Program.TryAdd(Urns.Of(run.Workspace, resource.Type, resource.Name), resource.Locate);
        }
    }

    /// <summary>Whether the program has secrets. A missing passphrase is then an error before anything is planned.</summary>
    private static bool UsesSecrets(Workspace workspace) =>
        workspace.Config.ContainsSecrets
        || workspace
            .Project.Expressions.SelectMany(expression => expression.SelfAndDescendants)
            .Any(part => part is FunctionExpression { Function: BuiltInFunction.Secret });

    /// <summary>Refuses a target that does not exist (pulumi/pulumi <c>deploymentExecutor.checkTargets</c>).</summary>
    private static void CheckTargets(RunContext run)
    {
        if (run.Kind is RunKind.Up or RunKind.Preview)
        {
            run.Targets.ThrowIfUnknown(run.State.Resources);
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
        catch (StateWriteException fault)
        {
            ProviderErrors.Report(run, null, fault);
        }
        finally
        {
            await SaveAtTheEndAsync(run);
        }

        return run.Report.ToResult(isCanceled || run.Canceled.IsCancellationRequested, outputs);
    }

    /// <summary>Saves the state, or says what it lacks: what this run created has no other record than the screen then.</summary>
    private static async Task SaveAtTheEndAsync(RunContext run)
    {
        try
        {
            await run.State.SaveAsync();
        }
        catch (StateWriteException fault)
        {
            ProviderErrors.Report(run, null, fault);
            foreach (var resource in run.State.NotSaved())
            {
                run.AddError(resource.Urn, $"the state file does not contain that this resource has the id '{resource.Id}'");
            }
        }
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
        // A program in another language starts first, so that it loads while the cloud and the plugins start, and during the refresh.
        var evaluates = run.Kind is RunKind.Validate or RunKind.Preview or RunKind.Up;
        await using var program = evaluates ? ProgramExecution.Start(run) : null;
        await run.Workspace.Options.Plugins.PrepareAsync(run.Canceled);
        run.Report.BeginDelivery();
        program?.StartPlugins();
        if (run.Kind is RunKind.Destroy or RunKind.PreviewDestroy)
        {
            return await DestroyAsync(run);
        }

        if (run.Kind is RunKind.Refresh || (run.Workspace.Options.Refresh && run.Kind is RunKind.Up or RunKind.Preview))
        {
            await StateRefresh.RunAsync(run);
            CheckTargets(run);
        }

        if (run.Kind is RunKind.Refresh && run.Workspace.Options.ClearsPendingCreates)
        {
            await run.State.ForgetPendingCreatesAsync();
        }

        return program is null || run.Report.HasErrors
            ? InternalProperties.Remove(run.State.Resources.FirstOrDefault(resource => resource.IsStack)?.Outputs ?? PropertyMap.Empty)
            : await DeployAsync(run, program);
    }

    private static async Task<PropertyMap> DeployAsync(RunContext run, ProgramExecution program)
    {
        await program.StartedAsync();
        var stack = new ResourceState(Urns.OfStack(run.Workspace), ResourceState.StackType) { Custom = false };
        var old = run.State.Find(stack.Urn);
        if (run.Kind is not RunKind.Validate)
        {
            await run.State.PutAsync(old ?? stack with { Created = run.Now }, old);
        }

        var outputs = await program.RunAsync();
        if (run.Kind is not RunKind.Validate && !run.Report.HasErrors)
        {
            await new ResourceDeletion(run).RunAsync(ObsoleteResources(run));
            var current = run.State.Find(stack.Urn);
            await run.State.PutAsync((current ?? stack) with { Outputs = outputs }, current);
        }

        return InternalProperties.Remove(outputs);
    }

    /// <summary>
    /// The resources that are no longer in the program, and those that were replaced, with the providers that no resource of the program
    /// uses (pulumi/pulumi <c>stepGenerator.GenerateDeletes</c>).
    /// </summary>
    private static List<ResourceState> ObsoleteResources(RunContext run)
    {
        var declared = run.Program.Urns.ToHashSet();
        var providers = run.Providers.RegisteredReferences.ToHashSet();
        bool IsObsolete(ResourceState resource) =>
            resource.Delete || (resource.IsProvider ? !providers.Contains(resource.Reference) : !declared.Contains(resource.Urn));
        return [.. run.State.InDependencyOrder().Where(resource => !resource.IsStack && IsObsolete(resource))];
    }

    private static async Task<PropertyMap> DestroyAsync(RunContext run)
    {
        await new ResourceDeletion(run).RunAsync([.. run.State.InDependencyOrder().Where(resource => !resource.IsStack)]);
        if (run.State.Resources is [{ IsStack: true } stack])
        {
            await run.State.RemoveAsync(stack);
        }

        return PropertyMap.Empty;
    }
}
