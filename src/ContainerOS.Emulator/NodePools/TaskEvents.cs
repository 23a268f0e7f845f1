using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>The events of a task as those of its cluster.</summary>
internal static class TaskEvents
{
    internal static IEnumerable<JObject> Of(JObject task, long now) =>
        TaskModel.Describe(task, now)["events"]!
            .OfType<JObject>()
            .Select(
                (told, index) =>
                    new JObject
                    {
                        ["event_id"] = $"e-{((string)task["id"]!)[2..]}-{index}",
                        ["cluster_id"] = task["cluster"],
                        ["source"] = "task",
                        ["subject"] = task["pool"] ?? task["cluster"],
                        ["type"] = task["type"],
                        ["time"] = told["timestamp"],
                        ["data"] = new JObject
                        {
                            ["level"] = told["level"],
                            ["message"] = told["message"],
                            ["reason"] = told["reason"],
                        },
                    }
            );
}
