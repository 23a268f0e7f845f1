using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Clusters;

/// <summary>The quotas of the account: those published for Pro clusters.</summary>
internal static class AccountQuota
{
    private const int NodePools = 100;

    /// <summary>The quotas in the format of DescribeUserQuota.</summary>
    internal static JObject Describe() =>
        new()
        {
            ["cluster_quota"] = 100,
            ["cluster_nodepool_quota"] = NodePools,
            ["node_quota"] = 5000,
            ["quotas"] = new JObject
            {
                ["q_cluster_nodepool"] = new JObject
                {
                    ["quota"] = $"{NodePools}",
                    ["operation_code"] = "q_cluster_nodepool",
                    ["adjustable"] = true,
                    ["unit"] = string.Empty,
                },
            },
        };

    /// <summary>Rejects a node pool beyond the quota of the cluster; the error code is inferred.</summary>
    internal static void CheckNodePoolCount(int pools) =>
        ApiException.ThrowUnless(
            pools < NodePools,
            $"The cluster has {NodePools} node pools, which is its quota",
            "QuotaExceeded.NodePool"
        );
}
