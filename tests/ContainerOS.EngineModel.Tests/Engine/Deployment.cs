using ContainerOS.Protocol.Faults;

namespace ContainerOS.EngineModel.Tests.Engine;

/// <summary>How a run is made.</summary>
internal sealed record RunOptions
{
    /// <summary>Whether it is a preview: nothing is created, changed, deleted or saved.</summary>
    internal bool Preview { get; init; }

    /// <summary>The logical names that <c>--replace</c> names.</summary>
    internal IReadOnlySet<string> Replace { get; init; } = new HashSet<string>();

    /// <summary>Whether the state is refreshed first (<c>up --refresh</c>).</summary>
    internal bool Refresh { get; init; }

    internal Fault? Fault { get; init; }

    /// <summary>Makes the random seeds that Check carries.</summary>
    internal Random Random { get; init; } = new(0);
}

/// <summary>How a run ended.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Steps">What was done, or would be done in a preview; unchanged resources are left out.</param>
/// <param name="Calls">The calls of plugins.</param>
/// <param name="Messages">What the user reads: warnings and errors of the provider and of the engine.</param>
internal sealed record RunResult(
    RunOutcome Outcome,
    IReadOnlyList<string> Steps,
    IReadOnlyList<RecordedCall> Calls,
    IReadOnlyList<string> Messages
)
{
    internal bool Succeeded => Outcome == RunOutcome.Succeeded;
}

/// <summary>How a run ended.</summary>
internal enum RunOutcome
{
    Succeeded,

    /// <summary>A step failed, and the engine saved what had been done.</summary>
    Failed,

    /// <summary>The engine was lost.</summary>
    Lost,
}

/// <summary>
/// One run of the engine: up, preview, refresh, destroy or import. It saves the state at the points where Pulumi's engine does. Resources
/// are worked on one after the other, which is one of the orders of the real, parallel engine. Source: deployment_executor.go, Execute.
/// </summary>
internal sealed class Deployment : IAsyncDisposable
{
    private readonly StackState state;
    private readonly PoolProgram program;
    private readonly RunOptions options;
    private readonly RunFaults faults;
    private readonly List<string> messages = [];
    private readonly List<string> steps = [];

    internal Deployment(StackState state, PoolProgram program, RunOptions options, IPluginHost host, CancellationToken ct)
    {
        (this.state, this.program, this.options) = (state, program, options);
        faults = new RunFaults(options.Fault);
        Providers = new ProviderRegistry(this, host, faults, ct);
        Steps = new StepExecutor(state, Providers, options.Preview, steps.Add);
        Before = [.. state.Resources];
    }

    /// <summary>The entries of the state before the run. Steps mark them in place.</summary>
    internal IReadOnlyList<ResourceState> Before { get; private set; }

    internal CallTrace Trace { get; } = new();

    internal ProviderRegistry Providers { get; }

    internal StepExecutor Steps { get; }

    /// <summary>Runs the program (up or preview).</summary>
    internal Task<RunResult> UpAsync() =>
        RunAsync(async () =>
        {
            if (options.Refresh)
            {
                await RefreshStateAsync();
            }
            else
            {
                WarnAboutPendingOperations();
            }

            var generator = new StepGenerator(state, program, options, this);
            foreach (var name in program.Resources.Select(resource => resource.Provider).OfType<string>().Distinct())
            {
                await generator.RegisterProviderAsync(name);
            }

            foreach (var resource in program.Resources)
            {
                await generator.RegisterAsync(resource);
            }

            await generator.DeleteRestAsync();
        });

    /// <summary>Updates the state from the cloud.</summary>
    /// <param name="clearPendingCreates">Whether the user confirms that pending creates are forgotten.</param>
    internal Task<RunResult> RefreshAsync(bool clearPendingCreates = false) =>
        RunAsync(async () =>
        {
            if (clearPendingCreates)
            {
                state.PendingOperations.Clear();
            }

            await RefreshStateAsync();
        });

    /// <summary>Deletes all resources. No program runs (engine/destroy.go), so providers are configured from the state.</summary>
    internal Task<RunResult> DestroyAsync() =>
        RunAsync(async () =>
        {
            WarnAboutPendingOperations();
            await new StepGenerator(state, new PoolProgram(), options, this).DeleteRestAsync();
        });

    /// <summary>
    /// The import command: Read without inputs, then Check, whose failures are warnings. The provider of the state is configured without
    /// CheckConfig; without one, CheckConfig is called, but its answer is not kept. Source: import.go, importer.registerProviders and
    /// importResources; step.go, ImportStep.Apply.
    /// </summary>
    internal Task<RunResult> ImportAsync(string name, string id) =>
        RunAsync(async () =>
        {
            var urn = state.Urn(PoolResource.Type, name);
            if (state.Find(urn) is { } existing)
            {
                if (existing.Id == id)
                {
                    return; // Nothing to do.
                }

                throw new StepFailedException($"resource '{urn}' already exists");
            }

            var provider = state.Find(state.Urn(ResourceState.ProviderType, StepGenerator.DefaultProvider)) ?? await ImportProviderAsync();
            var calls = await Providers.EnsureAsync(provider.Reference);
            var imported = await Steps.ImportAsync(calls, new ResourceState(urn) { Provider = provider.Reference }, id);
            var check = await calls.CheckAsync(urn, imported.Inputs, imported.Inputs, StepGenerator.NewSeed(options.Random), naming: null);
            messages.AddRange(check.Failures.Select(failure => $"warning: {failure.Property}: {failure.Reason}"));
        });

    /// <summary>Shows a message to the user.</summary>
    internal void Report(string message) => messages.Add(message);

    public ValueTask DisposeAsync() => Providers.DisposeAsync();

    private async Task<ResourceState> ImportProviderAsync()
    {
        var urn = state.Urn(ResourceState.ProviderType, StepGenerator.DefaultProvider);
        var check = await Providers.CheckAsync(urn, olds: null, program.Config);
        if (check.Failures.Count > 0)
        {
            throw new StepFailedException("provider check failed");
        }

        var provider = new ResourceState(urn)
        {
            Id = await Providers.CreateAsync(urn, program.Config),
            Inputs = program.Config,
            Outputs = program.Config,
        };
        state.Resources.Add(provider);
        return provider;
    }

    private async Task<RunResult> RunAsync(Func<Task> run)
    {
        if (!options.Preview)
        {
            // Only pending creates survive the first save of the next run (backend/journal.go, GenerateDeployment).
            state.PendingOperations.RemoveAll(operation => operation.Kind != PendingOperation.Creating);
        }

        var outcome = RunOutcome.Succeeded;
        try
        {
            await run();
        }
        catch (EngineLostException)
        {
            outcome = RunOutcome.Lost;
        }
        catch (Exception error) when (error is StepFailedException or RpcFaultException or InitFailedException or PluginLostException)
        {
            messages.Add(error.Message);
            outcome = RunOutcome.Failed;
        }

        return new RunResult(outcome, steps, Trace.Calls, messages);
    }

    /// <summary>
    /// Reads every resource of the state and compares it with its inputs; a failure does not stop the others. Source:
    /// deployment_executor.go, refresh; step.go, RefreshStep.Apply.
    /// </summary>
    private async Task RefreshStateAsync()
    {
        foreach (var resource in Before.Where(resource => !resource.IsProvider))
        {
            await Providers.EnsureAsync(resource.Provider);
        }

        Exception? failure = null;
        foreach (var resource in Before.Where(resource => !resource.IsProvider && !resource.PendingReplacement))
        {
            try
            {
                await Steps.RefreshAsync(await Providers.EnsureAsync(resource.Provider), resource);
            }
            catch (Exception error) when (error is StepFailedException or RpcFaultException or InitFailedException or PluginLostException)
            {
                failure ??= error;
            }
        }

        Before = [.. state.Resources];
        if (failure is not null)
        {
            throw new StepFailedException(failure.Message);
        }
    }

    // Source: deployment_executor.go, printPendingOperationsWarning.
    private void WarnAboutPendingOperations()
    {
        if (!options.Preview)
        {
            messages.AddRange(state.PendingOperations.Select(operation => $"warning: {operation.Urn}, interrupted while {operation.Kind}"));
        }
    }
}

/// <summary>A step of the engine failed.</summary>
internal sealed class StepFailedException(string message) : Exception(message)
{
    /// <summary>How the message of an exception begins that no provider should throw.</summary>
    internal const string Unexpected = "unexpected";
}
