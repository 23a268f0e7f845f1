using ContainerOS.Sdk.Errors;

namespace ContainerOS.Sdk.Ack.Tasks;

/// <summary>A task ended without success.</summary>
/// <param name="task">The task as it was last seen.</param>
public sealed class TaskFailedException(TaskInfo task) : SdkException(Describe(task))
{
    /// <summary>The task as it was last seen.</summary>
    public TaskInfo Info { get; } = task;

    /// <summary>That of the look which saw the task failed.</summary>
    public override string? RequestId => Info.RequestId;

    /// <summary>Vendor code, or <c>Unknown</c>.</summary>
    public string Code { get; } = task.Error?.Code ?? "Unknown";

    /// <summary>The stage it failed in, or null when the service does not say.</summary>
    public string? Stage { get; } = task.CurrentStage;

    /// <summary>The nodes it failed for, by instance id or node name.</summary>
    public IReadOnlyList<string> FailedNodes { get; } = Failed(task);

    /// <summary>The events of the task, oldest first as the service lists them.</summary>
    public IReadOnlyList<TaskEvent> Events { get; } = task.Events ?? [];

    /// <summary>The events that speak of a node, by its instance id or name.</summary>
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
            (task.Events ?? []).Where(item => item.Level is not (null or "info" or "Info")).Select(item => item.Message)
        );
        return $"Task {task.TaskId} ({task.TaskType}) {task.State} in stage {task.CurrentStage ?? "unknown"}: {cause}{nodes}"
            + (events.Length > 0 ? $". Events: {events}" : string.Empty);
    }

    // "failed" of one resource is not in the vendor's list, which ends at "initial, success"; "fail" is seen for whole tasks [inferred].
    private static string[] Failed(TaskInfo task) =>
        [.. (task.Results ?? []).Where(result => result.Status is "failed" or "fail").Select(result => result.Data ?? "unnamed")];
}
