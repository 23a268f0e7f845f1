using ContainerOS.Emulator.Ecs;
using ContainerOS.Emulator.State;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>The nodes of a pool. The newest are removed first.</summary>
internal static class PoolNodes
{
    internal static JArray Of(JObject pool) => (JArray)pool["nodes"]!;

    /// <summary>
    /// Adds or removes nodes to match the size of the pool. An autoscaled pool keeps its nodes and the added ones, within its bounds.
    /// </summary>
    internal static void Resize(Account account, JObject pool, long now, int added = 0)
    {
        var nodes = Of(pool);
        var goal = Goal((JObject)pool["spec"]!, nodes.Count + added);
        while (nodes.Count > goal)
        {
            nodes.RemoveAt(nodes.Count - 1);
        }

        while (nodes.Count < goal)
        {
            var group = pool["spec"]!["scaling_group"]!;
            var node = NodeLifecycle.New(account, now, (string)group["instance_types"]![0]!, group["image_id"]);
            node["template"] = InstanceTemplates.RecordCurrent(pool);
            nodes.Add(node);
        }
    }

    /// <summary>The time when all nodes are ready, at least five seconds from now.</summary>
    internal static long ReadyAt(JObject pool, long now) => Of(pool).Select(node => (long)node["ready"]!).Append(now + 5_000).Max();

    internal static bool IsAutoScaled(JObject spec) => (bool?)spec["auto_scaling"]?["enable"] == true;

    private static int Goal(JObject spec, int count) =>
        IsAutoScaled(spec)
            ? Math.Clamp(count, (int?)spec["auto_scaling"]!["min_instances"] ?? 0, (int)spec["auto_scaling"]!["max_instances"]!)
            : (int)spec["scaling_group"]!["desired_size"]!;
}
