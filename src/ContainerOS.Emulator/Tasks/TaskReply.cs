using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Time;

namespace ContainerOS.Emulator.Tasks;

/// <summary>Tasks in the formats of the API. The stages of a task have equal durations; their names are inferred.</summary>
internal static class TaskReply
{
    private static readonly string[] Stages = ["Prepare", "CreateInstances", "InitializeNodes", "WaitForNodes"];

    internal static string StateOf(TaskState state) =>
        state switch
        {
            TaskState.Running => "running",
            TaskState.Paused => "paused",
            TaskState.Success => "success",
            TaskState.Failed => "failed",
            _ => "canceled",
        };

    /// <summary>The task in the format of DescribeClusterTasks.</summary>
    internal static FieldMap Summary(ClusterTask task, long now) =>
        FieldMap.Of(
            ("task_id", task.Id),
            ("task_type", task.Type),
            ("state", StateOf(task.State)),
            ("created", TimeText.OfAck(task.StartedAt)),
            ("updated", TimeText.OfAck(Math.Min(now, task.EndedAt ?? task.PausedAt ?? now))),
            ("error", task.Error is { } error ? FieldMap.Of(("code", error.Code), ("message", error.Message)) : null)
        );

    /// <summary>The task in the format of DescribeTaskInfo.</summary>
    internal static FieldMap Detail(ClusterTask task, long now)
    {
        var reached = Reached(task, now);
        var target = task.PoolId ?? task.ClusterId;
        return Summary(task, now)
            .Merge(
                FieldMap.Of(
                    ("cluster_id", task.ClusterId),
                    ("current_stage", Stages[Math.Min(reached, Stages.Length - 1)]),
                    ("stages", ListValue.Of(Stages.Select((name, index) => Stage(task, name, index, reached)))),
                    ("events", ListValue.Of(Events(task, now))),
                    (
                        "task_result",
                        ListValue.Of([FieldMap.Of(("data", target), ("status", task.State == TaskState.Success ? "success" : "initial"))])
                    ),
                    ("target", FieldMap.Of(("id", target), ("type", task.PoolId is null ? "cluster" : "nodepool")))
                )
            );
    }

    /// <summary>The events of the task in the format of DescribeTaskInfo, oldest first.</summary>
    internal static IEnumerable<FieldMap> Events(ClusterTask task, long now) =>
        Stages.Take(Reached(task, now) + 1).Select((name, index) => Event(name, Begins(task, index)));

    /// <summary>The events of the task in the format of DescribeClusterEvents, oldest first.</summary>
    internal static IEnumerable<FieldMap> ClusterEvents(ClusterTask task, long now) =>
        Events(task, now)
            .Select(
                (reply, index) =>
                    FieldMap.Of(
                        ("event_id", $"e-{task.Id[2..]}-{index}"),
                        ("cluster_id", task.ClusterId),
                        ("source", "task"),
                        ("subject", task.PoolId ?? task.ClusterId),
                        ("type", task.Type),
                        ("time", reply["timestamp"]),
                        ("data", FieldMap.Of(("level", reply["level"]), ("message", reply["message"]), ("reason", reply["reason"])))
                    )
            );

    /// <summary>The number of stages that the task has left behind.</summary>
    private static int Reached(ClusterTask task, long now) =>
        task.State == TaskState.Success
            ? Stages.Length
            : (int)Math.Min(task.Worked(now) * Stages.Length / Math.Max(1, task.Total), Stages.Length - 1);

    /// <summary>A stage. The vendor's stages have no name; the message identifies them.</summary>
    private static FieldMap Stage(ClusterTask task, string name, int index, int reached) =>
        FieldMap.Of(
            ("message", name),
            (
                "state",
                index < reached ? "success"
                : index == reached ? StateOf(task.State)
                : "pending"
            ),
            ("start_time", index <= reached ? TimeText.OfAck(Begins(task, index)) : null),
            ("end_time", index < reached ? TimeText.OfAck(Begins(task, index + 1)) : null)
        );

    private static long Begins(ClusterTask task, int stage) => task.Moment(task.Total * stage / Stages.Length);

    private static FieldMap Event(string stage, long at) =>
        FieldMap.Of(
            ("action", stage),
            ("level", "info"),
            ("message", $"stage {stage} started"),
            ("reason", stage),
            ("source", "emulator"),
            ("timestamp", TimeText.OfAck(at))
        );
}
