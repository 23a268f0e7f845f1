using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Ack.Tasks;

/// <summary>A task ended without success.</summary>
/// <param name="task">The task as it was last seen.</param>
public sealed class TaskFailedException(TaskInfo task) : SdkException(Describe(task))
{
    /// <summary>The task as it was last seen.</summary>
    public TaskInfo Info { get; } = task;

    private static string Describe(TaskInfo task)
    {
        var cause = task.Error is { } error ? $"{error.Code}: {error.Message}" : "the service gave no reason";
        var events = string.Join("; ", (task.Events ?? []).Where(item => item.Level is not (null or "info" or "Info")).Select(item => item.Message));
        return $"Task {task.TaskId} ({task.TaskType}) {task.State} in stage {task.CurrentStage ?? "unknown"}: {cause}"
            + (events.Length > 0 ? $". Events: {events}" : string.Empty);
    }
}
