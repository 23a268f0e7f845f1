using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.NodePools.Work;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Http;

/// <summary>Routes the calls that start work on the nodes of a pool. The names of ids in the replies differ by call.</summary>
internal static class NodeOperationRoutes
{
    /// <summary>The reply to a call; null when this class does not handle it.</summary>
    internal static JObject? Answer(ApiRequest request, NodePoolHandler pools, string cluster, string pool, string work)
    {
        JObject Begin(Func<JObject, NodeJob> plan) => pools.BeginWork(cluster, pool, plan);
        return (request.Method, work) switch
        {
            ("PUT", "node_config") => Begin(target => NodeJobs.Configure(target, request.Json())),
            ("GET", "vuls") => VulnerabilityHandler.OfPool(pools.Find(cluster, pool), request.Parameter("necessity")),
            ("POST", "attach") => AckRoutes.Without(pools.Attach(cluster, pool, request.Json()), "nodepool_id"),
            ("POST", "components") => Camel(Begin(target => ComponentJobs.Install(target, request.Json())), cluster),
            ("PUT", "component") => Camel(Begin(target => ComponentJobs.Update(target, request.Json())), cluster),
            ("POST", "upgrade") => Pascal(Begin(target => NodeJobs.Upgrade(target, request.Json()))),
            ("POST", "repair") => AckRoutes.Without(Begin(target => NodeJobs.Repair(target, request.Json())), "nodepool_id"),
            ("DELETE", "nodes") => AckRoutes.Without(Begin(target => NodeJobs.Remove(target, request)), "nodepool_id"),
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
