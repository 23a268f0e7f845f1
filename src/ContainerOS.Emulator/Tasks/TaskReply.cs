using System.Globalization;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Time;

namespace ContainerOS.Emulator.Tasks;

/// <summary>
/// Tasks in the formats of the API. Formats of times, levels, sources and reasons are those of the samples in npm @alicloud/cs20151215
/// 7.2.0. The stages of a task have equal durations; their names are inferred, except DrainNodes.
/// </summary>
internal static class TaskReply
{
    private const int StageCount = 4;
    private static readonly string[] Creation = ["Prepare", "CreateInstances", "InitializeNodes", "WaitForNodes"];
    private static readonly string[] Removal = ["Prepare", "DrainNodes", "RemoveNodes", "ReleaseInstances"];
    private static readonly string[] Work = ["Prepare", "DrainNodes", "UpdateNodes", "WaitForNodes"];

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
            (
                "error",
                task is { State: TaskState.Failed, Error: { } error } ? FieldMap.Of(("code", error.Code), ("message", error.Message)) : null
            )
        );

    /// <summary>The task in the format of DescribeTaskInfo.</summary>
    internal static FieldMap Detail(ClusterTask task, long now)
    {
        var (reached, stages) = (Reached(task, now), StagesOf(task));
        var target = task.PoolId ?? task.ClusterId;
        return Summary(task, now)
            .Merge(
                FieldMap.Of(
                    ("cluster_id", task.ClusterId),
                    ("current_stage", stages[Math.Min(reached, stages.Length - 1)]),
                    ("stages", ListValue.Of(stages.Select((name, index) => Stage(task, name, index, reached)))),
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
        StagesOf(task).Take(Reached(task, now) + 1).Select((name, index) => Event(task, name, index));

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
            ? StageCount
            : (int)Math.Min(task.Worked(now) * StageCount / Math.Max(1, task.Total), StageCount - 1);

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
            ("start_time", index <= reached ? TimeText.OfStage(Begins(task, index)) : null),
            ("end_time", index < reached ? TimeText.OfStage(Begins(task, index + 1)) : null)
        );

    private static long Begins(ClusterTask task, int stage) => task.Moment(task.Total * stage / StageCount);

    private static string[] StagesOf(ClusterTask task) =>
        task.Effect.Leaves || task.PoolState == NodePool.Deleting ? Removal
        : task.PoolState == "scaling" ? Creation
        : Work;

    private static FieldMap Event(ClusterTask task, string stage, int index) =>
        FieldMap.Of(
            ("action", "start"),
            ("level", "Normal"),
            ("message", $"stage {stage} started"),
            ("reason", (index == 0 ? ReasonOf(task.Type) : stage) + "Start"),
            ("source", "ACK"),
            ("timestamp", Begins(task, index).ToString(CultureInfo.InvariantCulture))
        );

    /// <summary>The type of a task as it is in reasons: <c>NodePoolUpgrade</c> for <c>nodepool_upgrade</c>.</summary>
    private static string ReasonOf(string type) =>
        string.Concat(type.Split('_').Select(word => word == "nodepool" ? "NodePool" : char.ToUpperInvariant(word[0]) + word[1..]));
}
