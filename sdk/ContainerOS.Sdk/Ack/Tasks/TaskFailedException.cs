using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Ack.Tasks;

/// <summary>A task failed or was canceled.</summary>
/// <param name="task">The task as it was last read.</param>
public sealed class TaskFailedException(TaskInfo task) : SdkException(Describe(task))
{
    /// <summary>The task as it was last read.</summary>
    public TaskInfo Info { get; } = task;

    /// <summary>The request id of the read that found the failure.</summary>
    public override string? RequestId => Info.RequestId;

    /// <summary>The error code; <c>Unknown</c> when the service gives none.</summary>
    public string Code { get; } = task.Error?.Code ?? "Unknown";

    /// <summary>The stage that failed; null when unknown.</summary>
    public string? Stage { get; } = task.CurrentStage;

    /// <summary>The instance ids or names of the nodes that failed.</summary>
    public IReadOnlyList<string> FailedNodes { get; } = Failed(task);

    /// <summary>The events of the task, in the order of the service: oldest first.</summary>
    public IReadOnlyList<TaskEvent> Events { get; } = task.Events ?? [];

    /// <summary>The events that mention a node by its instance id or name.</summary>
    /// <param name="node">The node, as in <see cref="FailedNodes"/>.</param>
    public IEnumerable<TaskEvent> EventsOf(string node) =>
        Events.Where(item =>
            new[] { item.Message, item.Source, item.Reason }.Any(text => text?.Contains(node, StringComparison.Ordinal) is true)
        );

    private static string Describe(TaskInfo task)
    {
        var cause = task.Error is { } error ? $"{error.Code}: {error.Message}" : "the service gave no reason";
        var nodes = Failed(task) is { Length: > 0 } failed ? $". Failed nodes: {string.Join(", ", failed)}" : string.Empty;
        var events = string.Join(
            "; ",
            (task.Events ?? [])
                .Where(item => item.Level is { } level && level != EventLevel.Info && level != EventLevel.Normal)
                .Select(item => item.Message)
        );
        return $"Task {task.TaskId} ({task.TaskType}) {task.State} in stage {task.CurrentStage ?? "unknown"}: {cause}{nodes}"
            + (events.Length > 0 ? $". Events: {events}" : string.Empty);
    }

    // The API specifies "initial" and "success" only; the names of a failure are [inferred] from the states of tasks.
    private static string[] Failed(TaskInfo task) =>
        [
            .. (task.Results ?? [])
                .Where(result => result.Status == TaskResultStatus.Failed || result.Status == TaskResultStatus.Fail)
                .Select(result => result.Data ?? "unnamed"),
        ];
}
