using ContainerOS.Model.Terms;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.NodePools.Schema;

/// <summary>Automatic operations and rollouts.</summary>
internal static class ManagementSchema
{
    /// <summary>The schema of <c>Management</c>.</summary>
    internal static ObjectType Management { get; } =
        new(
            "Management",
            "Operations that ACK performs on the nodes automatically.",
            [
                new("autoRepair", PropertyType.Boolean, "Repairs failing nodes; off by default."),
                new("autoUpgrade", PropertyType.Boolean, "Upgrades the kubelet with the cluster; off by default."),
                new("autoFixVulnerabilities", PropertyType.Boolean, "Fixes vulnerabilities, which restarts nodes; off by default."),
                new("maxUnavailable", PropertyType.Integer, "The number of nodes that may be unavailable at the same time, 1 to 1000."),
            ]
        );

    /// <summary>The schema of <c>RolloutGate</c>.</summary>
    internal static ObjectType Gate { get; } =
        new(
            "RolloutGate",
            "The condition a batch must meet before the next one starts.",
            [
                new("minReadyPercent", PropertyType.Integer, "Percentage of the batch that must be Ready; default 100."),
                new("timeoutMinutes", PropertyType.Integer, "The time limit of the batch in minutes; default 30."),
            ]
        );

    /// <summary>The schema of <c>Rollout</c>.</summary>
    internal static ObjectType Rollout { get; } =
        new(
            "Rollout",
            "How a version change is rolled out to the nodes.",
            [
                new("maxParallelism", PropertyType.Integer, "Nodes per batch; default 1."),
                new("batchIntervalMinutes", PropertyType.Integer, "Minutes between batches, 5 to 120."),
                new("pause", EnumType.Of(PoolTerms.RolloutPauses), "Where the rollout waits for a confirmation."),
                new("gate", Gate, "The condition a batch must meet before the next one starts."),
                new("onFailure", EnumType.Of(PoolTerms.RolloutFailures), "What happens if the gate fails; default rollback."),
            ]
        );
}
