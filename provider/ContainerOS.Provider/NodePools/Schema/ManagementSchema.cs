using ContainerOS.Model.Terms;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.NodePools.Schema;

/// <summary>What ACK may do, and how rollouts go.</summary>
internal static class ManagementSchema
{
    /// <summary>The shape of <c>Management</c>.</summary>
    internal static ObjectType Management { get; } =
        new(
            "Management",
            "What ACK may do to the nodes by itself.",
            [
                new("autoRepair", PropertyType.Boolean, "Repairs failing nodes."),
                new("autoUpgrade", PropertyType.Boolean, "Upgrades the kubelet with the cluster."),
                new("autoFixVulnerabilities", PropertyType.Boolean, "Fixes vulnerabilities."),
                new("maxUnavailable", PropertyType.Integer, "Nodes that may be away at once, 1 to 1000."),
            ]
        );

    /// <summary>The shape of <c>RolloutGate</c>.</summary>
    internal static ObjectType Gate { get; } =
        new(
            "RolloutGate",
            "What a batch must reach before the next begins.",
            [
                new("minReadyPercent", PropertyType.Integer, "Percentage of the batch that must be Ready; 100 when not given."),
                new("timeoutMinutes", PropertyType.Integer, "Minutes the batch may take; 30 when not given."),
            ]
        );

    /// <summary>The shape of <c>Rollout</c>.</summary>
    internal static ObjectType Rollout { get; } =
        new(
            "Rollout",
            "How a version change reaches the nodes.",
            [
                new("maxParallelism", PropertyType.Integer, "Nodes a batch; 1 when not given."),
                new("batchIntervalMinutes", PropertyType.Integer, "Minutes between batches, 5 to 120."),
                new("pause", EnumType.Of(PoolTerms.RolloutPauses), "Where the rollout waits for a person."),
                new("gate", Gate, "What a batch must reach before the next begins."),
                new("onFailure", EnumType.Of(PoolTerms.RolloutFailures), "What follows when the gate fails; rollback when not given."),
            ]
        );
}
