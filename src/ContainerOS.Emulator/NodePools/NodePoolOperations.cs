using ContainerOS.Emulator.Clusters;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.NodePools.Admission;
using ContainerOS.Emulator.Tasks;

namespace ContainerOS.Emulator.NodePools;

/// <summary>The operations on node pools.</summary>
internal static class NodePoolOperations
{
    private const string Pools = "/clusters/{cluster}/nodepools";
    private const string One = Pools + "/{nodepool}";
    private const int MaxScale = 500;

    internal static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Change("CreateClusterNodePool", "POST", Pools, Create, "request_id"),
        Operation.Change("ModifyClusterNodePool", "PUT", One, Modify, "request_id"),
        Operation.Read("DescribeClusterNodePools", "GET", Pools, List),
        Operation.Read("DescribeClusterNodePoolDetail", "GET", One, call => PoolRequests.Describe(call.Pool)),
        Operation.Change("DeleteClusterNodepool", "DELETE", One, Delete, "request_id"),
        Operation.Change("ScaleClusterNodePool", "POST", One, Scale),
        Operation.Change("SyncClusterNodePool", "POST", "/clusters/{cluster}/sync_nodepools", Sync, "RequestId"),
    ];

    private static FieldMap Create(Call call)
    {
        var cluster = call.World.Cluster(call.Args[0]);
        var settings = PoolRequests.Create(call.Body);
        PoolChecks.All.Run(new PoolCandidate(call.World, cluster, call.Body, settings, null));
        var id = "np" + call.Edit.NextHex(32);
        var pool = new NodePool
        {
            Id = id,
            ClusterId = cluster.Id,
            Settings = settings with
            {
                Info = settings.Info with { Id = id, CreatedAt = call.Now, UpdatedAt = call.Now },
                Group = settings.Group with { Id = "asg-bp1" + call.Edit.NextHex(17) },
            },
        };
        call.Edit.Add(pool);
        return Call.Started(pool, Resize(call, pool, "cluster_scaleout", "scaling"));
    }

    private static FieldMap Modify(Call call)
    {
        var (cluster, pool) = (call.World.Cluster(call.Args[0]), call.IdlePool());
        var settings = PoolRequests.Modify(pool.Settings, call.Body);
        PoolChecks.All.Run(new PoolCandidate(call.World, cluster, call.Body, settings, pool));
        if (pool.Settings.IsAutoScaled && !settings.IsAutoScaled && call.Body.Map("scaling_group")?.Has("desired_size") != true)
        {
            // Without a requested size, the pool keeps its nodes when the autoscaler is turned off (inferred).
            settings = settings with
            {
                Group = settings.Group with { DesiredSize = pool.Nodes.Count },
            };
        }

        settings = settings with { Info = settings.Info with { UpdatedAt = call.Now } };
        call.Edit.Update(pool.Id, draft => draft with { Settings = settings });
        return Call.Started(pool, Resize(call, pool with { Settings = settings }, "nodepool_update", "updating"));
    }

    private static FieldMap List(Call call)
    {
        var (cluster, name) = (Cluster.Find(call.Args[0]), call.Request.Parameter("NodepoolName"));
        var pools = call.World.PoolsOf(cluster.Id).Where(pool => name is null || pool.Name == name);
        return FieldMap.Of(("nodepools", ListValue.Of(pools.Select(PoolRequests.DescribeInList))));
    }

    private static FieldMap Scale(Call call)
    {
        var (pool, count) = (call.IdlePool(), call.Body.Whole("count") ?? 0);
        ApiException.ThrowUnless(!pool.Settings.IsAutoScaled, PoolChecks.SizeOfAutoScaledPool, PoolChecks.SizeOfAutoScaledPoolCode);
        ApiException.ThrowUnless(count is >= 1 and <= MaxScale, $"count must be 1 to {MaxScale}");
        var scaled = pool.WithDesiredSize(pool.Settings.Group.DesiredSize + count);
        call.Edit.Update(pool.Id, draft => draft with { Settings = scaled.Settings });
        return FieldMap.Of(("task_id", Resize(call, scaled, "cluster_scaleout", "scaling").Id));
    }

    /// <summary>Deletes a pool. One with nodes is deleted only with force; that the service refuses it otherwise is documented.</summary>
    private static FieldMap Delete(Call call)
    {
        var pool = call.Pool;
        ApiException.ThrowUnless(
            call.Request.FlagParameter("force") || pool.Nodes.IsEmpty,
            "The node pool has nodes; remove them first, or delete with force",
            "NodePoolNotEmpty"
        );
        if (pool.IsDeleting)
        {
            return FieldMap.Of(("task_id", pool.TaskId)); // The reply names the task that deletes the pool already (inferred).
        }

        if (pool.State == NodePool.RemovingNodes)
        {
            throw Call.Busy(pool); // Seen: force does not help.
        }

        // That a deletion ends the creation or change of a pool is inferred.
        if (pool is { IsBusy: true, TaskId: { } running } && !call.Edit.Task(running).HasEnded)
        {
            call.Edit.Put(TaskRunner.Ended(call.Edit.Task(running), TaskState.Canceled, call.Now));
        }

        return FieldMap.Of(("task_id", TaskStart.Deletion(call.Edit, pool, call.Now).Id));
    }

    /// <summary>SyncClusterNodePool has no effect on a cluster that exists: the state of a pool is always current.</summary>
    private static FieldMap Sync(Call call)
    {
        Cluster.Find(call.Args[0]);
        return FieldMap.Empty;
    }

    /// <summary>
    /// Adds or removes nodes to match the size of a pool. An autoscaled pool keeps its nodes within its bounds. The newest nodes are
    /// removed first, without a drain (page "Manually scale node pools" of ACK One; that other clusters do the same is inferred).
    /// </summary>
    private static ClusterTask Resize(Call call, NodePool pool, string type, string state)
    {
        var target = pool.Settings.IsAutoScaled
            ? Math.Clamp(pool.Nodes.Count, pool.Settings.AutoScaling.Min ?? 0, pool.Settings.AutoScaling.Max ?? 0)
            : pool.Settings.Group.DesiredSize;
        return PoolSize.Change(call.Edit, pool, (int)target, type, state, call.Now);
    }
}
