using ContainerOS.Emulator.Nodes;
using ContainerOS.Emulator.Store;

namespace ContainerOS.Emulator.Ecs;

/// <summary>Finds instances. Ids and the tag of a pool lead to them at once; without these, all instances are looked at.</summary>
internal static class InstanceQuery
{
    internal const string PoolTag = "ack.alibabacloud.com/nodepool-id";
    internal const string ClusterTag = "ack.aliyun.com";

    /// <summary>The instances with the given ids, or of a pool, or all.</summary>
    internal static IEnumerable<Node> Find(World world, IEnumerable<string>? ids, string? poolId = null) =>
        ids is not null ? ids.Distinct().Select(world.Node).OfType<Node>().OrderBy(node => node.Number)
        : poolId is null ? world.Nodes()
        : world.Pools.TryGetValue(poolId, out var pool) ? pool.Nodes
        : [];
}
