using ContainerOS.Emulator.Clock;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>A task in the shape of DescribeTaskInfo. Stages follow each other evenly over its time; their names are inferred.</summary>
internal static class TaskShape
{
    private static readonly string[] Stages = ["Prepare", "CreateInstances", "InitializeNodes", "WaitForNodes"];

    internal static JObject Describe(JObject task, long now)
    {
        var (start, end) = ((long)task["start"]!, (long)task["end"]!);
        var reached = now >= end ? Stages.Length : (int)((now - start) * Stages.Length / Math.Max(1, end - start));
        return new JObject
        {
            ["task_id"] = task["id"],
            ["cluster_id"] = task["cluster"],
            ["task_type"] = task["type"],
            ["state"] = now >= end ? "success" : "running",
            ["current_stage"] = Stages[Math.Min(reached, Stages.Length - 1)],
            ["stages"] = new JArray(Stages.Select((name, index) => Stage(name, index, reached, start, end))),
            ["events"] = new JArray(Stages.Take(reached + 1).Select((name, index) => Event(name, Begins(index, start, end)))),
            ["task_result"] = new JArray(new JObject { ["data"] = task["pool"], ["status"] = now >= end ? "success" : "initial" }),
            ["target"] = new JObject { ["id"] = task["pool"], ["type"] = "nodepool" },
            ["created"] = EmulatedClock.Text(start),
            ["updated"] = EmulatedClock.Text(Math.Min(now, end)),
        };
    }

    /// <summary>The vendor's stages have no name: which one it is stands in the message.</summary>
    private static JObject Stage(string name, int index, int reached, long start, long end)
    {
        var stage = new JObject { ["message"] = name, ["state"] = index < reached ? "success" : index == reached ? "running" : "pending" };
        if (index <= reached)
        {
            stage["start_time"] = EmulatedClock.Text(Begins(index, start, end));
        }

        if (index < reached)
        {
            stage["end_time"] = EmulatedClock.Text(Begins(index + 1, start, end));
        }

        return stage;
    }

    private static long Begins(int stage, long start, long end) => start + ((end - start) * stage / Stages.Length);

    private static JObject Event(string stage, long at) => new()
    {
        ["action"] = stage,
        ["level"] = "info",
        ["message"] = $"stage {stage} began",
        ["reason"] = stage,
        ["source"] = "emulator",
        ["timestamp"] = EmulatedClock.Text(at),
    };
}
