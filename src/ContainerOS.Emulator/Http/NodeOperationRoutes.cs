using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.NodePools.Work;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Http;

/// <summary>The calls that begin work on the nodes of a pool. Where each puts its ids differs.</summary>
internal static class NodeOperationRoutes
{
    /// <summary>The answer to a call; null when it is none of these.</summary>
    internal static JObject? Answer(ApiRequest request, NodePoolHandler pools, string cluster, string pool, string work)
    {
        JObject Begin(Func<JObject, NodeJob> plan) => pools.BeginWork(cluster, pool, plan);
        return (request.Method, work) switch
        {
            ("PUT", "node_config") => Begin(its => NodeJobs.Configure(its, request.Json())),
            ("GET", "vuls") => VulnerabilityHandler.OfPool(pools.Find(cluster, pool), request.Parameter("necessity")),
            ("POST", "attach") => AckRoutes.Without(pools.Attach(cluster, pool, request.Json()), "nodepool_id"),
            ("POST", "components") => Camel(Begin(its => ComponentJobs.Install(its, request.Json())), cluster),
            ("PUT", "component") => Camel(Begin(its => ComponentJobs.Update(its, request.Json())), cluster),
            ("POST", "upgrade") => Pascal(Begin(its => NodeJobs.Upgrade(its, request.Json()))),
            ("POST", "repair") => AckRoutes.Without(Begin(its => NodeJobs.Repair(its, request.Json())), "nodepool_id"),
            ("DELETE", "nodes") => AckRoutes.Without(Begin(its => NodeJobs.Remove(its, request)), "nodepool_id"),
            _ => null,
        };
    }

    private static JObject Camel(JObject reply, string cluster) =>
        new()
        {
            ["clusterId"] = cluster,
            ["taskId"] = reply["task_id"],
            ["requestId"] = null,
        };

    private static JObject Pascal(JObject reply) => new() { ["task_id"] = reply["task_id"], ["RequestId"] = null };
}
