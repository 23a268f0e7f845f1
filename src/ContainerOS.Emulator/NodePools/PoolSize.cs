using ContainerOS.Emulator.Store;
using ContainerOS.Emulator.Tasks;

namespace ContainerOS.Emulator.NodePools;

/// <summary>Brings a pool to a number of nodes.</summary>
internal static class PoolSize
{
    /// <summary>Starts the task that adds nodes, or removes the newest ones (inferred). Only an autoscaler drains them.</summary>
    internal static ClusterTask Change(
        WorldEditor editor,
        NodePool pool,
        int target,
        string type,
        string poolState,
        long at,
        bool drains = false
    ) =>
        target < pool.Nodes.Count
            ? TaskStart.Rollout(
                editor,
                pool,
                type,
                pool.Nodes.GetRange(target, pool.Nodes.Count - target),
                RolloutPolicy.AllAtOnce,
                new NodeEffect
                {
                    Leaves = true,
                    IsReleased = true,
                    Drains = drains,
                },
                at
            )
            : TaskStart.Creation(editor, pool, type, poolState, target - pool.Nodes.Count, at);
}
