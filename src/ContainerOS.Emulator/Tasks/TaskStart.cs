using ContainerOS.Emulator.NodePools;
using ContainerOS.Emulator.Nodes;
using ContainerOS.Emulator.Store;

namespace ContainerOS.Emulator.Tasks;

/// <summary>Starts tasks.</summary>
internal static class TaskStart
{
    /// <summary>How long a scan for vulnerabilities takes, in milliseconds (assumed).</summary>
    internal const long ScanMilliseconds = 5_000;
    private const long DeleteMilliseconds = 8_000;

    /// <summary>How long the upgrade of a control plane takes, in milliseconds (assumed).</summary>
    private const long ClusterUpgradeMilliseconds = 5 * 60_000;

    /// <summary>Creates nodes in a pool.</summary>
    internal static ClusterTask Creation(WorldEditor editor, NodePool pool, string type, string poolState, int count, long at) =>
        OfPool(editor, pool, poolState, at, New(editor, pool.ClusterId, type, TaskKind.Create, at) with { Target = count });

    /// <summary>Waits for instances that are attached to a pool.</summary>
    internal static ClusterTask Attachment(WorldEditor editor, NodePool pool, IReadOnlyList<Node> nodes, long at)
    {
        var task = New(editor, pool.ClusterId, "cluster_attach", TaskKind.Create, at);
        foreach (var node in nodes)
        {
            editor.Put(NodeLifecycle.Boot(editor, node with { TaskId = task.Id }, pool, NodeStage.Joining, at));
        }

        return OfPool(
            editor,
            pool,
            "scaling",
            at,
            task with
            {
                Target = nodes.Count,
                NodeIds = [.. nodes.Select(node => node.Id)],
                Begun = nodes.Count,
                Batches = 1,
            }
        );
    }

    /// <summary>Works on nodes of a pool, batch by batch.</summary>
    internal static ClusterTask Rollout(
        WorldEditor editor,
        NodePool pool,
        string type,
        IReadOnlyList<Node> nodes,
        RolloutPolicy policy,
        NodeEffect effect,
        long at
    ) =>
        OfPool(
            editor,
            pool,
            effect.Leaves ? NodePool.RemovingNodes : "updating",
            at,
            New(editor, pool.ClusterId, type, TaskKind.Rollout, at) with
            {
                Effect = effect,
                Policy = policy,
                NodeIds = [.. nodes.Select(node => node.Id)],
            }
        );

    /// <summary>Deletes a pool with its nodes.</summary>
    internal static ClusterTask Deletion(WorldEditor editor, NodePool pool, long at)
    {
        var task = New(editor, pool.ClusterId, "cluster_nodepool_delete", TaskKind.Delete, at) with { WakeAt = at + DeleteMilliseconds };
        foreach (var node in pool.Nodes)
        {
            editor.Put(node with { Stage = NodeStage.Removing, StageSince = at, DueAt = null, TaskId = task.Id });
        }

        return OfPool(editor, pool, NodePool.Deleting, at, task);
    }

    /// <summary>Scans a cluster for vulnerabilities.</summary>
    internal static ClusterTask Scan(WorldEditor editor, string clusterId)
    {
        var task = New(editor, clusterId, "cluster_vuls_scan", TaskKind.Timed, editor.Now) with { WakeAt = editor.Now + ScanMilliseconds };
        editor.Put(task.Reach(0, editor.Now));
        return task;
    }

    /// <summary>Upgrades the control plane of a cluster.</summary>
    internal static ClusterTask ClusterUpgrade(WorldEditor editor, string clusterId, string version)
    {
        // The type is inferred from those of node pools.
        var task = New(editor, clusterId, "cluster_upgrade", TaskKind.Timed, editor.Now) with
        {
            WakeAt = editor.Now + ClusterUpgradeMilliseconds,
            ClusterVersion = version,
        };
        editor.Put(task.Reach(0, editor.Now));
        return task;
    }

    /// <summary>Starts a task of a pool, which is busy until it ends.</summary>
    private static ClusterTask OfPool(WorldEditor editor, NodePool pool, string poolState, long at, ClusterTask task)
    {
        task = (task with { PoolId = pool.Id, Faults = editor.Faults }).Reach(0, at);
        editor.Update(pool.Id, draft => draft with { State = poolState, TaskId = task.Id });
        return TaskRunner.Begin(editor, task, at);
    }

    private static ClusterTask New(WorldEditor editor, string clusterId, string type, TaskKind kind, long at) =>
        new()
        {
            Id = "T-" + editor.NextHex(24),
            Type = type,
            ClusterId = clusterId,
            Kind = kind,
            StartedAt = at,
        };
}
