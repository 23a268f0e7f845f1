using System.Threading.Channels;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Events;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Deployment;

/// <summary>Collects the steps and diagnostics of a run, and publishes its events to the observer. Secrets are hidden.</summary>
/// <remarks>The observer is called on a separate thread, one event at a time, so a slow observer does not hold up the run.</remarks>
internal sealed class DeploymentReport
{
    private readonly Lock gate = new();
    private readonly List<DeploymentStep> steps = [];
    private readonly List<EngineDiagnostic> diagnostics = [];
    private readonly HashSet<EngineDiagnostic> known = [];
    private readonly Dictionary<StepOp, int> changes = [];
    private readonly Channel<EngineEvent> events = Channel.CreateUnbounded<EngineEvent>(new() { SingleReader = true });
    private readonly TaskCompletionSource<bool> begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider time;
    private readonly Task delivery;
    private readonly int maxErrors;
    private int errors;

    /// <param name="observer">The receiver of the events.</param>
    /// <param name="time">The clock for the duration of steps.</param>
    /// <param name="maxErrors">The number of errors after which further ones are dropped.</param>
    public DeploymentReport(IEngineObserver observer, TimeProvider time, int maxErrors = int.MaxValue)
    {
        this.time = time;
        this.maxErrors = maxErrors;
        delivery = Task.Run(() => DeliverAsync(observer));
    }

    public bool HasErrors
    {
        get
        {
            lock (gate)
            {
                return errors > 0;
            }
        }
    }

    /// <summary>Whether the limit of errors is reached, so that further ones are dropped.</summary>
    public bool IsFull
    {
        get
        {
            lock (gate)
            {
                return errors > maxErrors;
            }
        }
    }

    /// <summary>Adds a diagnostic, unless it was added before.</summary>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <param name="repeated">Replaces its message when another resource has an error with the same message; null to keep it.</param>
    public void AddDiagnostic(EngineDiagnostic diagnostic, string? repeated = null)
    {
        lock (gate)
        {
            if (repeated is not null && diagnostics.Exists(item => IsSameErrorOfAnother(item, diagnostic)))
            {
                diagnostic = diagnostic with { Message = repeated };
            }

            if (known.Add(diagnostic) && errors <= maxErrors)
            {
                errors += diagnostic.Severity is EngineSeverity.Error ? 1 : 0;
                diagnostics.Add(
                    errors <= maxErrors
                        ? diagnostic
                        : new EngineDiagnostic(EngineSeverity.Error, $"there are more than {maxErrors} errors: fix these first")
                );
            }
        }
    }

    /// <summary>Queues an event for the observer.</summary>
    public void Publish(EngineEvent engineEvent) => events.Writer.TryWrite(engineEvent);

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

    /// <summary>Runs a step and publishes its start and its end.</summary>
    public async Task<T> RunStepAsync<T>(DeploymentStep step, Func<Task<T>> operation)
    {
        var start = time.GetTimestamp();
        Publish(new StepStarted(step));
        try
        {
            var result = await operation();
            Publish(new StepFinished(step, time.GetElapsedTime(start)));
            return result;
        }
        catch (Exception fault)
        {
            Publish(new StepFailed(step, fault.Message, time.GetElapsedTime(start)));
            throw;
        }
    }

    /// <summary>
    /// Lets the observer receive events. Earlier ones are kept until then: a program may print before its cloud is ready, and what the user
    /// reads begins with the name of the cloud.
    /// </summary>
    public void BeginDelivery() => begun.TrySetResult(true);

    /// <summary>
    /// Waits until the observer has received all events. Events that are published later are dropped, and so are all events of a run that
    /// ended before the delivery began.
    /// </summary>
    public Task CompleteAsync()
    {
        events.Writer.TryComplete();
        begun.TrySetResult(false);
        return delivery;
    }

    public DeploymentResult ToResult(bool isCanceled, PropertyMap outputs)
    {
        lock (gate)
        {
            var outcome =
                isCanceled ? DeploymentOutcome.Canceled
                : errors > 0 ? DeploymentOutcome.Failed
                : DeploymentOutcome.Succeeded;
            return new DeploymentResult(outcome, new Dictionary<StepOp, int>(changes), outputs, [.. steps], [.. diagnostics]);
        }
    }

    private static bool IsSameErrorOfAnother(EngineDiagnostic one, EngineDiagnostic other) =>
        one.Severity is EngineSeverity.Error && one.Message == other.Message && one.Urn != other.Urn;

    private async Task DeliverAsync(IEngineObserver observer)
    {
        if (!await begun.Task)
        {
            return;
        }

        await foreach (var engineEvent in events.Reader.ReadAllAsync())
        {
            observer.On(engineEvent);
        }
    }
}
