using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>The events of a task in the format of DescribeClusterEvents.</summary>
internal static class TaskEvents
{
    internal static IEnumerable<JObject> Of(JObject task, long now) =>
        TaskModel.Describe(task, now)["events"]!
            .OfType<JObject>()
            .Select(
                (reply, index) =>
                    new JObject
                    {
                        ["event_id"] = $"e-{((string)task["id"]!)[2..]}-{index}",
                        ["cluster_id"] = task["cluster"],
                        ["source"] = "task",
                        ["subject"] = task["pool"] ?? task["cluster"],
                        ["type"] = task["type"],
                        ["time"] = reply["timestamp"],
                        ["data"] = new JObject
                        {
                            ["level"] = reply["level"],
                            ["message"] = reply["message"],
                            ["reason"] = reply["reason"],
                        },
                    }
            );
}
