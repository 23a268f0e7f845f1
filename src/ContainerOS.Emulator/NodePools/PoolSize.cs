using ContainerOS.Emulator.Store;
using ContainerOS.Emulator.Tasks;

namespace ContainerOS.Emulator.NodePools;

/// <summary>Brings a pool to a number of nodes.</summary>
internal static class PoolSize
{
    /// <summary>Starts the task that adds or removes nodes; the newest nodes are removed first, and drained.</summary>
    internal static ClusterTask Change(WorldEditor editor, NodePool pool, int goal, string type, string poolState, long at) =>
        goal < pool.Nodes.Count
            ? TaskStart.Rollout(
                editor,
                pool,
                type,
                pool.Nodes.GetRange(goal, pool.Nodes.Count - goal),
                RolloutPolicy.AllAtOnce,
                new NodeEffect
                {
                    Leaves = true,
                    IsReleased = true,
                    Drains = true,
                },
                at
            )
            : TaskStart.Creation(editor, pool, type, poolState, goal - pool.Nodes.Count, at);
}
