using ContainerOS.Emulator.Chaos;

namespace ContainerOS.Emulator.Tasks;

/// <summary>The steps of a task with the faults that chaos causes.</summary>
internal static class FaultySteps
{
    /// <summary>A drain that takes longer ends the task (page "Change the operating system").</summary>
    private const long DrainTimeout = 30 * 60_000;

    /// <summary>The steps and the error of the task, after the faults were applied.</summary>
    internal static (IReadOnlyList<TaskStep> Steps, TaskError? Error) Of(TaskFaults faults, IReadOnlyList<TaskStep> steps, TaskError? error)
    {
        var last = steps[^1];
        if (faults.IsStuck)
        {
            return ([.. steps.Where(IsFirstBatch)], error);
        }

        if (faults.IsDeleteFailing && last.Kind == TaskStepKind.EndWithoutPool)
        {
            return (
                [last with { Kind = TaskStepKind.FailDelete }],
                new("ScalingGroupNotEmpty", "ScalingGroup's instances not empty") // The text was seen; the code is inferred.
            );
        }

        if (faults.IsDrainBlocked && steps.Any(IsFirstBatch))
        {
            return (
                [.. steps.Where(IsFirstBatch), TaskStep.Of(DrainTimeout, TaskStepKind.Fail)],
                new("DrainTimeout", "Cannot evict pod as it would violate the pod's disruption budget.")
            );
        }

        if (faults.Failure is { } failure)
        {
            var half = last.Offset / 2;
            return ([.. steps.SkipLast(1).Where(step => step.Offset <= half), TaskStep.Of(half, TaskStepKind.Fail)], failure);
        }

        return faults.EveryNthFails > 0 && steps.Any(step => step.Kind == TaskStepKind.Join)
            ? WithFailedNodes(faults, steps)
            : (steps, error);
    }

    private static bool IsFirstBatch(TaskStep step) => step is { Offset: 0, Kind: TaskStepKind.Begin };

    private static (IReadOnlyList<TaskStep> Steps, TaskError? Error) WithFailedNodes(TaskFaults faults, IReadOnlyList<TaskStep> steps)
    {
        List<TaskStep> changed = [];
        var (joined, failed) = (0, 0);
        foreach (var step in steps.SkipLast(1))
        {
            var isFailing = step.Kind == TaskStepKind.Join && ++joined % faults.EveryNthFails == 0;
            changed.Add(isFailing ? step with { Kind = TaskStepKind.FailNodes } : step);
            failed += isFailing ? 1 : 0;
        }

        if (failed == 0)
        {
            return (steps, null);
        }

        changed.Add(steps[^1] with { Kind = TaskStepKind.Fail });
        return (changed, new("NodesFailed", $"{failed} of {joined} nodes did not become ready."));
    }
}
