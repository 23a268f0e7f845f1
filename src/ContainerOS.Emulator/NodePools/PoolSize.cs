using ContainerOS.Emulator.Store;
using ContainerOS.Emulator.Tasks;

namespace ContainerOS.Emulator.NodePools;

/// <summary>Brings a pool to a number of nodes.</summary>
internal static class PoolSize
{
    /// <summary>
    /// Starts the task that adds or removes nodes. The newest nodes are removed first (inferred), and are not drained (page "Manually scale
    /// node pools" of ACK One; that it is the same in other clusters is inferred).
    /// </summary>
    internal static ClusterTask Change(WorldEditor editor, NodePool pool, int target, string type, string poolState, long at) =>
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
                },
                at
            )
            : TaskStart.Creation(editor, pool, type, poolState, target - pool.Nodes.Count, at);
}
