using System.Globalization;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Time;

namespace ContainerOS.Emulator.Tasks;

/// <summary>
/// Tasks in the formats of the API. Formats of times, levels, sources and reasons are those of the samples in npm @alicloud/cs20151215
/// 7.2.0. The names of the stages are inferred, except DrainNodes.
/// </summary>
internal static class TaskReply
{
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
    internal static FieldMap Detail(ClusterTask task, long now) => Detail(task, now, isWhole: true);

    /// <summary>The task in the format of DescribeTaskInfo, without its events and the results of its nodes, which may be many.</summary>
    internal static FieldMap Outline(ClusterTask task, long now) => Detail(task, now, isWhole: false);

    private static FieldMap Detail(ClusterTask task, long now, bool isWhole)
    {
        var stages = StagesOf(task);
        var target = task.PoolId ?? task.ClusterId;
        return Summary(task, now)
            .Merge(
                FieldMap.Of(
                    ("cluster_id", task.ClusterId),
                    ("current_stage", stages[Math.Max(0, task.Stages.Length - 1)]),
                    ("stages", ListValue.Of(stages.Select((name, index) => Stage(task, name, index)))),
                    ("events", isWhole ? ListValue.Of(task.Events.Select(Event)) : null),
                    ("task_result", isWhole ? Results(task, target) : null),
                    ("target", FieldMap.Of(("id", target), ("type", task.PoolId is null ? "cluster" : "nodepool")))
                )
            );
    }

    /// <summary>The names of the stages of a task.</summary>
    internal static string[] StagesOf(ClusterTask task) =>
        task.Effect.Leaves || task.Kind == TaskKind.Delete ? Removal
        : task.Kind == TaskKind.Create ? Creation
        : Work;

    /// <summary>The type of a task as it is in reasons: <c>NodePoolUpgrade</c> for <c>nodepool_upgrade</c>.</summary>
    internal static string ReasonOf(string type) =>
        string.Concat(type.Split('_').Select(word => word == "nodepool" ? "NodePool" : char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>The events of the task in the format of DescribeClusterEvents, oldest first.</summary>
    internal static IEnumerable<FieldMap> ClusterEvents(ClusterTask task) =>
        task
            .Events.Select(Event)
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

    /// <summary>What became of each node of a task; of its target, for a task without nodes.</summary>
    private static ListValue Results(ClusterTask task, string target) =>
        task.NodeIds.IsEmpty
            ? ListValue.Of([Result(target, task.HasEnded ? task.State == TaskState.Success : null)])
            : ListValue.Of(task.NodeIds.Select(id => Result(id, task.Outcomes.TryGetValue(id, out var isSuccess) ? isSuccess : null)));

    private static FieldMap Result(string data, bool? isSuccess) =>
        FieldMap.Of(
            ("data", data),
            (
                "status",
                isSuccess switch
                {
                    true => "success",
                    false => "failed",
                    null => "initial",
                }
            )
        );

    /// <summary>A stage. The vendor's stages have no name; the message identifies them.</summary>
    private static FieldMap Stage(ClusterTask task, string name, int index)
    {
        var reached = task.Stages.Length - 1;
        var isOver = index < reached || task.State == TaskState.Success;
        return FieldMap.Of(
            ("message", name),
            (
                "state",
                isOver ? "success"
                : index == reached ? StateOf(task.State)
                : "pending"
            ),
            ("start_time", index <= reached ? TimeText.OfStage(task.Stages[index]) : null),
            (
                "end_time",
                index < reached ? TimeText.OfStage(task.Stages[index + 1])
                : index == reached && task.EndedAt is { } end ? TimeText.OfStage(end)
                : null
            )
        );
    }

    private static FieldMap Event(TaskEvent entry) =>
        FieldMap.Of(
            ("action", entry.Action),
            ("level", entry.IsWarning ? "Warning" : "Normal"),
            ("message", entry.Message),
            ("reason", entry.Reason),
            ("source", "ACK"),
            ("timestamp", entry.At.ToString(CultureInfo.InvariantCulture))
        );
}
