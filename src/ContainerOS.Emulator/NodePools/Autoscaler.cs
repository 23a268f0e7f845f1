using ContainerOS.Emulator.Conditions;
using ContainerOS.Emulator.Store;

namespace ContainerOS.Emulator.NodePools;

/// <summary>
/// The autoscaler of a pool under the load of the conditions: it adds nodes as soon as pods have no place, and removes nodes that were not
/// needed for ten minutes. Its times are the defaults of the Kubernetes cluster autoscaler or assumed.
/// </summary>
internal static class Autoscaler
{
    /// <summary>The time between two looks, in milliseconds (assumed).</summary>
    internal const long ScanInterval = 60_000;

    /// <summary>How long nodes are unneeded before they are removed, in milliseconds (the cluster autoscaler's default).</summary>
    internal const long UnneededTime = 10 * 60_000;

    /// <summary>How long a pool rests after a failed change of its size, in milliseconds (the cluster autoscaler's default).</summary>
    internal const long Backoff = 5 * 60_000;

    /// <summary>A pool whose autoscaler looks next when it may have something to do.</summary>
    internal static NodePool Planned(WorldEditor editor, NodePool pool, long at) =>
        pool with
        {
            ScanAt = pool.Settings.IsAutoScaled && editor.Conditions.Load.Any(step => step.Pool == pool.Name) ? NextScan(editor, at) : null,
        };

    /// <summary>Sets the conditions of an account: autoscalers look at the new load.</summary>
    internal static void Set(WorldEditor editor, World world, EmulatorConditions conditions)
    {
        editor.Conditions = conditions;
        foreach (
            var id in world.Pools.Where(pair => pair.Value.Settings.IsAutoScaled).Select(pair => pair.Key).Order(StringComparer.Ordinal)
        )
        {
            editor.Update(id, pool => pool.IsBusy ? pool : Planned(editor, pool, editor.Now));
        }
    }

    /// <summary>Looks at a pool: compares its nodes with its load.</summary>
    internal static void Run(WorldEditor editor, string poolId, long at)
    {
        var pool = editor.Pool(poolId);
        if (!pool.Settings.IsAutoScaled || Pods(editor, pool, at) is not { } pods)
        {
            editor.Update(poolId, draft => draft with { ScanAt = NextChange(editor, draft, at), UnneededSince = null });
            return;
        }

        if (pool.IsBusy)
        {
            editor.Update(poolId, draft => draft with { ScanAt = null }); // The end of its task plans the next look.
            return;
        }

        var perNode = editor.Conditions.PodsPerNode;
        var (least, most) = (pool.Settings.AutoScaling.Min ?? 0, pool.Settings.AutoScaling.Max ?? 0);
        var target = (int)Math.Clamp((pods + (long)perNode - 1) / perNode, least, Math.Max(least, most));
        var usable = pool.Nodes.Count - pool.Counts.Failed - pool.Counts.Offline;
        if (target > usable && pool.Nodes.Count < most)
        {
            var size = (int)Math.Min(most, pool.Nodes.Count + target - usable);
            editor.Update(poolId, draft => draft with { ScanAt = null, UnneededSince = null });
            PoolSize.Change(editor, editor.Pool(poolId), size, "cluster_scaleout", "scaling", at);
        }
        else if (target < usable && at - (pool.UnneededSince ?? at) >= UnneededTime)
        {
            var size = pool.Nodes.Count - (usable - target);
            editor.Update(poolId, draft => draft with { ScanAt = null, UnneededSince = null });
            PoolSize.Change(editor, editor.Pool(poolId), size, "cluster_node_delete", NodePool.RemovingNodes, at, drains: true);
        }
        else if (target < usable)
        {
            var since = pool.UnneededSince ?? at;
            var next = Math.Min(NextScan(editor, since + UnneededTime - 1), NextChange(editor, pool, at) ?? long.MaxValue);
            editor.Update(poolId, draft => draft with { ScanAt = next, UnneededSince = since });
        }
        else
        {
            editor.Update(poolId, draft => draft with { ScanAt = NextChange(editor, draft, at), UnneededSince = null });
        }
    }

    /// <summary>The first look after a moment.</summary>
    private static long NextScan(WorldEditor editor, long at)
    {
        var elapsed = at - editor.CreatedAt;
        return editor.CreatedAt + (((elapsed / ScanInterval) + 1) * ScanInterval);
    }

    /// <summary>The pods of a pool at a moment; null before its first load.</summary>
    private static int? Pods(WorldEditor editor, NodePool pool, long at) =>
        editor
            .Conditions.Load.Where(step => step.Pool == pool.Name && editor.CreatedAt + (long)step.At.TotalMilliseconds <= at)
            .MaxBy(step => step.At)
            ?.Pods;

    /// <summary>The look after the next change of the load; null when it does not change any more.</summary>
    private static long? NextChange(WorldEditor editor, NodePool pool, long at)
    {
        long? next = null;
        foreach (var step in editor.Conditions.Load)
        {
            var moment = editor.CreatedAt + (long)step.At.TotalMilliseconds;
            if (step.Pool == pool.Name && moment > at && (next is null || moment < next))
            {
                next = moment;
            }
        }

        return next is { } change ? NextScan(editor, change - 1) : null;
    }
}
