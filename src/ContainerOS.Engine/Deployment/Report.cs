using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Deployment;

/// <summary>Collects what a run does and tells the observer, secrets hidden.</summary>
internal sealed class Report(IEngineObserver observer, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly List<DeploymentStep> steps = [];
    private readonly List<EngineDiagnostic> diagnostics = [];
    private readonly Dictionary<StepOp, int> changes = [];

    public bool HasErrors
    {
        get
        {
            lock (gate)
            {
                return diagnostics.Any(item => item.Severity is EngineSeverity.Error);
            }
        }
    }

    public void Add(EngineDiagnostic diagnostic)
    {
        lock (gate)
        {
            if (!diagnostics.Contains(diagnostic))
            {
                diagnostics.Add(diagnostic);
            }
        }
    }

    public void Say(EngineEvent happened)
    {
        lock (gate)
        {
            observer.On(happened);
        }
    }

    public void Count(StepOp op)
    {
        lock (gate)
        {
            changes[op] = changes.GetValueOrDefault(op) + 1;
        }
    }

    public void Plan(DeploymentStep step)
    {
        lock (gate)
        {
            steps.Add(step);
        }
        Say(new StepPlanned(step));
    }

    /// <summary>Runs a step and tells how it went.</summary>
    public async Task<T> DuringAsync<T>(DeploymentStep step, Func<Task<T>> run)
    {
        var begun = time.GetTimestamp();
        Say(new StepStarted(step));
        try
        {
            var result = await run();
            Say(new StepFinished(step, time.GetElapsedTime(begun)));
            return result;
        }
        catch (Exception fault)
        {
            Say(new StepFailed(step, fault.Message, time.GetElapsedTime(begun)));
            throw;
        }
    }

    public DeploymentResult Result(bool isCanceled, PropertyMap outputs)
    {
        lock (gate)
        {
            var outcome =
                isCanceled ? DeploymentOutcome.Canceled
                : diagnostics.Any(item => item.Severity is EngineSeverity.Error) ? DeploymentOutcome.Failed
                : DeploymentOutcome.Succeeded;
            return new DeploymentResult(outcome, new Dictionary<StepOp, int>(changes), outputs, [.. steps], [.. diagnostics]);
        }
    }
}
