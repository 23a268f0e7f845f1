using ContainerOS.Emulator.Fields;

namespace ContainerOS.Emulator.Clusters;

/// <summary>The quotas of the account: those published for Pro clusters.</summary>
internal static class AccountQuota
{
    /// <summary>Node pools per cluster.</summary>
    internal const int NodePools = 100;

    /// <summary>The quotas in the format of DescribeUserQuota.</summary>
    internal static FieldMap Reply { get; } =
        FieldMap.Of(
            ("cluster_quota", 100),
            ("cluster_nodepool_quota", NodePools),
            ("node_quota", 5000),
            (
                "quotas",
                FieldMap.Of(
                    (
                        "q_cluster_nodepool",
                        FieldMap.Of(
                            ("quota", $"{NodePools}"),
                            ("operation_code", "q_cluster_nodepool"),
                            ("adjustable", true),
                            ("unit", string.Empty)
                        )
                    )
                )
            )
        );
}
