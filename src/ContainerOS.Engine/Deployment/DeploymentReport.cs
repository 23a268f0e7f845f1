using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Deployment;

/// <summary>Collects what a run does and tells the observer, secrets hidden.</summary>
internal sealed class DeploymentReport(IEngineObserver observer, TimeProvider time)
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

    public void AddDiagnostic(EngineDiagnostic diagnostic)
    {
        lock (gate)
        {
            if (!diagnostics.Contains(diagnostic))
            {
                diagnostics.Add(diagnostic);
            }
        }
    }

    public void Publish(EngineEvent happened)
    {
        lock (gate)
        {
            observer.On(happened);
        }
    }

    public void CountChange(StepOp op)
    {
        lock (gate)
        {
            changes[op] = changes.GetValueOrDefault(op) + 1;
        }
    }

    public void AddStep(DeploymentStep step)
    {
        lock (gate)
        {
            steps.Add(step);
        }
        Publish(new StepPlanned(step));
    }

    /// <summary>Runs a step and tells how it went.</summary>
    public async Task<T> RunStepAsync<T>(DeploymentStep step, Func<Task<T>> run)
    {
        var begun = time.GetTimestamp();
        Publish(new StepStarted(step));
        try
        {
            var result = await run();
            Publish(new StepFinished(step, time.GetElapsedTime(begun)));
            return result;
        }
        catch (Exception fault)
        {
            Publish(new StepFailed(step, fault.Message, time.GetElapsedTime(begun)));
            throw;
        }
    }

    public DeploymentResult ToResult(bool isCanceled, PropertyMap outputs)
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
