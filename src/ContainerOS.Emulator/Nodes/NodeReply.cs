using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Time;

namespace ContainerOS.Emulator.Nodes;

/// <summary>A node in the format of DescribeClusterNodes.</summary>
internal static class NodeReply
{
    internal static FieldMap Of(Node node, long now) =>
        FieldMap.Of(
            ("instance_id", node.Id),
            ("instance_type", node.InstanceType),
            ("node_name", node.Name),
            ("nodepool_id", node.PoolId),
            ("image_id", node.ImageId),
            ("instance_status", "Running"),
            ("state", StateOf(node, now)),
            ("node_status", node.IsReady ? "Ready" : "NotReady"),
            ("creation_time", TimeText.OfAck(node.BornAt)),
            ("is_aliyun_node", true),
            ("source", "ess")
        );

    /// <summary>A node that restarts or whose system disk is replaced counts as initial (inferred).</summary>
    internal static string StateOf(Node node, long now) =>
        node.Stage switch
        {
            NodeStage.Removing => "removing",
            NodeStage.Ready => "running",
            NodeStage.Failed => "failed",
            _ => node.IsPending(now) ? "pending" : "initial",
        };
}
