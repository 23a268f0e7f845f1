using ContainerOS.Emulator.Clock;
using ContainerOS.Emulator.NodePools.Work;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>A task in the format of DescribeTaskInfo. Its stages have equal durations; their names are inferred.</summary>
internal static class TaskModel
{
    private static readonly string[] Stages = ["Prepare", "CreateInstances", "InitializeNodes", "WaitForNodes"];

    /// <summary>The state of a task. The names of the paused and canceled states are inferred.</summary>
    internal static string State(JObject task, long now) =>
        task["canceled"] is not null ? "canceled"
        : task["paused"] is not null ? "paused"
        : now >= (long)task["end"]! ? "success"
        : "running";

    /// <summary>The task in the format of DescribeClusterTasks.</summary>
    internal static JObject DescribeSummary(JObject task, long now) =>
        new()
        {
            ["task_id"] = task["id"],
            ["task_type"] = task["type"],
            ["state"] = State(task, now),
            ["created"] = EmulatedClock.Text((long)task["start"]!),
            ["updated"] = EmulatedClock.Text(Math.Min((long?)task["paused"] ?? now, Math.Min(now, (long)task["end"]!))),
        };

    internal static JObject Describe(JObject task, long now)
    {
        var state = State(task, now);
        var (worked, whole) = (TaskWorkTime.Worked(task, now), Math.Max(1, TaskWorkTime.Total(task)));
        var reached = state == "success" ? Stages.Length : (int)Math.Min(worked * Stages.Length / whole, Stages.Length - 1);
        var reply = DescribeSummary(task, now);
        reply.Merge(
            new JObject
            {
                ["cluster_id"] = task["cluster"],
                ["current_stage"] = Stages[Math.Min(reached, Stages.Length - 1)],
                ["stages"] = new JArray(Stages.Select((name, index) => Stage(task, name, index, reached, state))),
                ["events"] = new JArray(Stages.Take(reached + 1).Select((name, index) => Event(name, Begins(task, index)))),
                ["task_result"] = new JArray(
                    new JObject { ["data"] = task["pool"] ?? task["cluster"], ["status"] = state is "success" ? "success" : "initial" }
                ),
                ["target"] = new JObject
                {
                    ["id"] = task["pool"] ?? task["cluster"],
                    ["type"] = task["pool"] is null ? "cluster" : "nodepool",
                },
            }
        );
        return reply;
    }

    /// <summary>A stage. The vendor's stages have no name; the message identifies them.</summary>
    private static JObject Stage(JObject task, string name, int index, int reached, string state)
    {
        var stage = new JObject
        {
            ["message"] = name,
            ["state"] =
                index < reached ? "success"
                : index == reached ? state
                : "pending",
        };
        if (index <= reached)
        {
            stage["start_time"] = EmulatedClock.Text(Begins(task, index));
        }

        if (index < reached)
        {
            stage["end_time"] = EmulatedClock.Text(Begins(task, index + 1));
        }

        return stage;
    }

    private static long Begins(JObject task, int stage) => TaskWorkTime.Moment(task, TaskWorkTime.Total(task) * stage / Stages.Length);

    private static JObject Event(string stage, long at) =>
        new()
        {
            ["action"] = stage,
            ["level"] = "info",
            ["message"] = $"stage {stage} started",
            ["reason"] = stage,
            ["source"] = "emulator",
            ["timestamp"] = EmulatedClock.Text(at),
        };
}
