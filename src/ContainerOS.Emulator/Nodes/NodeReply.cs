using System.Globalization;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Time;

namespace ContainerOS.Emulator.Nodes;

/// <summary>A node in the format of DescribeClusterNodes.</summary>
internal static class NodeReply
{
    /// <summary>Instances that are paid by use do not expire; the service then has this time.</summary>
    private const string NoExpiry = "2099-12-31T23:59:00+08:00";

    internal static FieldMap Of(Node node, int seed, long now)
    {
        var status = node.InstanceStatus(seed, now);
        return FieldMap.Of(
            ("creation_time", TimeText.OfAck(node.BornAt)),
            ("error_message", node.VisibleProblem ?? string.Empty),
            ("expired_time", NoExpiry),
            ("host_name", node.Id),
            ("image_id", node.ImageId),
            ("instance_charge_type", node.Template.ChargeType),
            ("instance_id", node.Id),
            ("instance_name", $"worker-{node.Id}"),
            ("instance_role", "Worker"),
            ("instance_status", status),
            ("instance_type", node.InstanceType),
            ("instance_type_family", node.Type.Family),
            ("ip_address", ListValue.OfTexts([node.Ip])),
            ("is_aliyun_node", true),
            ("node_name", node.Name),
            ("node_status", node.IsReady ? "Ready" : "NotReady"),
            ("nodepool_id", node.PoolId),
            ("source", "ess"),
            ("spot_strategy", node.Template.SpotStrategy ?? "NoSpot"),
            ("state", status.ToLowerInvariant())
        );
    }

    /// <summary>
    /// The nodes of pools that are not ready any more, in the format of DescribeClusterEvents, newest first. Source, type and reason are
    /// inferred from those of Kubernetes.
    /// </summary>
    internal static IEnumerable<FieldMap> Events(IEnumerable<NodePool> pools) =>
        pools
            .Where(pool => pool.Counts.Offline > 0)
            .SelectMany(pool => pool.Nodes)
            .Where(node => node.Stage == NodeStage.NotReady)
            .OrderByDescending(node => (node.StageSince, node.Number))
            .Select(node =>
                FieldMap.Of(
                    ("event_id", $"e-{node.Id[2..]}-{node.StageSince}"),
                    ("source", "node-controller"),
                    ("subject", node.Name),
                    ("type", "node_not_ready"),
                    ("time", node.StageSince.ToString(CultureInfo.InvariantCulture)),
                    ("data", FieldMap.Of(("level", "Warning"), ("message", node.Problem ?? string.Empty), ("reason", "NodeNotReady")))
                )
            );
}
