using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>A pool with its status, in the format of DescribeClusterNodePoolDetail.</summary>
internal static class NodePoolDescription
{
    internal static JObject Describe(JObject pool, string state, long now)
    {
        var nodes = PoolNodes.Of(pool).OfType<JObject>().ToList();
        var ready = nodes.Count(node => NodeLifecycle.IsReady(node, now));
        var leaving = nodes.Count(node => NodeLifecycle.IsLeaving(node, now));
        var reply = NodePoolModel.ToReply((JObject)pool["spec"]!);
        reply["status"] = new JObject
        {
            ["state"] = state,
            ["total_nodes"] = nodes.Count,
            ["serving_nodes"] = ready,
            ["healthy_nodes"] = ready,
            ["initial_nodes"] = nodes.Count - ready - leaving,
            ["failed_nodes"] = 0,
            ["offline_nodes"] = 0,
            ["removing_nodes"] = leaving,
            ["conditions"] = new JArray(),
        };
        return reply;
    }
}
