using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Clusters;
using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.NodePools.Work;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Http;

/// <summary>Routes the calls of ACK (CS 2015-12-15) by HTTP method and path.</summary>
internal static class AckRoutes
{
    /// <summary>The reply to a call.</summary>
    internal static JToken Answer(ApiRequest request, NodePoolHandler pools) =>
        (request.Method, request.PathSegments) switch
        {
            ("GET", ["clusters", var cluster]) => DemoClusters.Find(cluster).DeepClone(),
            ("GET", ["clusters", var cluster, "nodes"]) => NodeListing.Answer(request, pools, Known(cluster)),
            ("GET", ["clusters", var cluster, "nodepools"]) => new JObject
            {
                ["nodepools"] = pools.List(Known(cluster), request.Parameter("NodepoolName")),
            },
            ("POST", ["clusters", var cluster, "nodepools"]) => pools.Create(DemoClusters.Find(cluster), request.Json()),
            ("GET", ["clusters", var cluster, "nodepools", var pool]) => pools.Detail(Known(cluster), pool),
            ("PUT", ["clusters", var cluster, "nodepools", var pool]) => pools.Modify(DemoClusters.Find(cluster), pool, request.Json()),
            ("POST", ["clusters", var cluster, "nodepools", var pool]) => TaskOnly(
                pools.Scale(Known(cluster), pool, (int?)request.Json()["count"] ?? 0)
            ),
            ("DELETE", ["clusters", var cluster, "nodepools", var pool]) => Without(
                pools.Delete(Known(cluster), pool, request.Parameter("force") == "true"),
                "nodepool_id"
            ),
            (_, ["clusters", var cluster, "nodepools", var pool, var work])
                when NodeOperationRoutes.Answer(request, pools, Known(cluster), pool, work) is { } answer => answer,
            ("GET", ["clusters", var cluster, "vuls"]) => VulnerabilityHandler.OfCluster(pools.Of(Known(cluster))),
            ("POST", ["clusters", var cluster, "vuls", "scan"]) => pools.Tasks.BeginForCluster(Known(cluster), "cluster_vuls_scan", 5_000),
            ("POST", ["clusters", var cluster, "nodepools", var pool, "vuls", "fix"]) => TaskOnly(
                pools.BeginWork(Known(cluster), pool, target => VulnerabilityHandler.Fix(target, request.Json()))
            ),
            ("POST", ["clusters", var cluster, "sync_nodepools"]) => Sync(Known(cluster)),
            ("GET", ["clusters", var cluster, "tasks"]) => TaskRoutes.List(request, pools.Tasks, Known(cluster)),
            ("GET", ["api", "v1", "metadata", "versions"]) => VersionCatalogue.Describe(request.Parameter("KubernetesVersion")),
            _ => TaskRoutes.Answer(request, pools.Tasks)
                ?? ClusterRoutes.Answer(request, pools)
                ?? AttachScriptRoutes.Answer(request, pools)
                ?? throw new ApiException(
                    404,
                    "InvalidAction.NotFound",
                    $"The emulator does not support {request.Action} ({request.Method} {request.RawPath})."
                ),
        };

    private static string Known(string cluster) => (string)DemoClusters.Find(cluster)["cluster_id"]!;

    /// <summary>SyncClusterNodePool has no effect: the state of a pool is computed from the clock and is always current.</summary>
    private static JObject Sync(string cluster) => cluster.Length > 0 ? new JObject { ["RequestId"] = null } : [];

    internal static JObject TaskOnly(JObject reply) => Without(reply, "nodepool_id", "request_id");

    internal static JObject Without(JObject reply, params string[] fields)
    {
        foreach (var field in fields)
        {
            reply.Remove(field);
        }

        return reply;
    }
}
