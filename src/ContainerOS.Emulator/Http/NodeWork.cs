using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.NodePools.Work;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Http;

/// <summary>The calls that begin work on the nodes of a pool. Where each puts its ids differs.</summary>
internal static class NodeWork
{
    /// <summary>The answer to a call; null when it is none of these.</summary>
    internal static JObject? Answer(ApiRequest request, PoolBook pools, string cluster, string pool, string work)
    {
        JObject Begin(Func<JObject, NodeJob> plan) => pools.Work(cluster, pool, plan);
        return (request.Method, work) switch
        {
            ("PUT", "node_config") => Begin(its => NodeJobs.Configure(its, request.Json())),
            ("POST", "upgrade") => Pascal(Begin(its => NodeJobs.Upgrade(its, request.Json()))),
            ("POST", "repair") => AckRoutes.Without(Begin(its => NodeJobs.Repair(its, request.Json())), "nodepool_id"),
            ("DELETE", "nodes") => AckRoutes.Without(Begin(its => NodeJobs.Remove(its, request)), "nodepool_id"),
            _ => null,
        };
    }

    private static JObject Pascal(JObject reply) => new() { ["task_id"] = reply["task_id"], ["RequestId"] = null };
}
