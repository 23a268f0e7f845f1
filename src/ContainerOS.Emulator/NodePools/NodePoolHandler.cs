using ContainerOS.Emulator.Clock;
using ContainerOS.Emulator.Clusters;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.NodePools.Work;
using ContainerOS.Emulator.State;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>The operations on the node pools of the account.</summary>
internal sealed class NodePoolHandler(Account account, Func<long> clock)
{
    private readonly NodePoolRepository repository = new(account, clock);
    private readonly TaskHandler tasks = new(account, clock);

    private long Now => clock();

    /// <summary>The tasks of the account.</summary>
    internal TaskHandler Tasks => tasks;

    /// <summary>The scheduled operations of the service.</summary>
    internal IEnumerable<JObject> Plans => OperationPlans.Of(account, Now);

    internal JObject Create(JObject cluster, JObject body)
    {
        NodePoolAdmission.Check(cluster, body);
        SizeAdmission.Check(body, body);
        AccountQuota.CheckNodePoolCount(repository.Of((string)cluster["cluster_id"]!).Count());
        var id = "np" + account.NextHex(32);
        var pool = new JObject
        {
            ["id"] = id,
            ["cluster"] = cluster["cluster_id"],
            ["spec"] = NodePoolModel.CreateFrom(body, id, "asg-bp1" + account.NextHex(17), EmulatedClock.Text(Now)),
            ["nodes"] = new JArray(),
        };
        account.Pools.Add(pool);
        return Resize(pool, "cluster_nodepool_create", "scaling");
    }

    internal JArray List(string clusterId, string? name) =>
        new(repository.Of(clusterId).Where(pool => name is null || NodePoolRepository.NameOf(pool) == name).Select(DescribeSummary));

    internal JObject Detail(string clusterId, string id) => Describe(repository.Find(clusterId, id));

    /// <summary>Applies the patch before it checks the result; the gateway restores the account after an error.</summary>
    internal JObject Modify(JObject cluster, string id, JObject patch)
    {
        var pool = repository.FindIdle((string)cluster["cluster_id"]!, id);
        var spec = (JObject)pool["spec"]!;
        var (wasAutoScaled, size) = (PoolNodes.IsAutoScaled(spec), (long?)spec["scaling_group"]!["desired_size"]);
        NodePoolModel.ApplyPatch(spec, patch);
        NodePoolAdmission.Check(cluster, spec);
        SizeAdmission.Check(patch, spec, size);
        if (wasAutoScaled && !PoolNodes.IsAutoScaled(spec) && patch["scaling_group"]?["desired_size"] is null)
        {
            // Without a requested size, the pool keeps its nodes when the autoscaler is turned off (inferred).
            spec["scaling_group"]!["desired_size"] = PoolNodes.Of(pool).Count;
        }

        spec["nodepool_info"]!["updated"] = EmulatedClock.Text(Now);
        return Resize(pool, "cluster_nodepool_update", "updating");
    }

    internal JObject Scale(string clusterId, string id, int count)
    {
        var pool = repository.FindIdle(clusterId, id);
        ApiException.ThrowUnless(count is >= 1 and <= 500, "count must be 1 to 500");
        var spec = (JObject)pool["spec"]!;
        if (!PoolNodes.IsAutoScaled(spec))
        {
            spec["scaling_group"]!["desired_size"] = (int)spec["scaling_group"]!["desired_size"]! + count;
        }

        return Resize(pool, "cluster_scaleout", "scaling", count);
    }

    /// <summary>The stored pools of a cluster.</summary>
    internal IEnumerable<JObject> Of(string clusterId) => repository.Of(clusterId);

    /// <summary>A stored pool.</summary>
    internal JObject Find(string clusterId, string id) => repository.Find(clusterId, id);

    /// <summary>Creates a token that lets a node join the cluster.</summary>
    internal string NextToken() => $"{account.NextHex(6)}.{account.NextHex(16)}";

    /// <summary>Adds existing instances to a pool.</summary>
    internal JObject Attach(string clusterId, string id, JObject body)
    {
        var pool = repository.FindIdle(clusterId, id);
        NodeAttachment.Join(account, pool, NodeSelection.Names(body["instances"]), Now);
        return tasks.Begin(pool, "nodepool_attach", "scaling", PoolNodes.ReadyAt(pool, Now));
    }

    /// <summary>Starts work on the nodes of an active pool.</summary>
    internal JObject BeginWork(string clusterId, string id, Func<JObject, NodeJob> plan)
    {
        var pool = repository.FindIdle(clusterId, id);
        var job = plan(pool);
        var (end, stops) = job.Schedule(Now);
        return tasks.Begin(pool, job.TaskType, job.State, end, stops);
    }

    /// <summary>Deletes a pool. One with nodes is deleted only with force; that the service rejects it otherwise is inferred.</summary>
    internal JObject Delete(string clusterId, string id, bool force)
    {
        var pool = repository.Find(clusterId, id);
        ApiException.ThrowUnless(
            force || PoolNodes.Of(pool).Count == 0,
            "The node pool has nodes; remove them first, or delete with force",
            "NodePoolNotEmpty"
        );
        if (pool["gone"] is not null)
        {
            return tasks.Latest(pool); // The pool is already being deleted: reply with that task (inferred).
        }

        var task = tasks.Begin(pool, "cluster_nodepool_delete", "deleting", Now + 8_000);
        pool["gone"] = Now + 8_000;
        return task;
    }

    internal JArray Nodes(string clusterId, string? poolId) =>
        new(
            repository
                .Of(clusterId)
                .Where(pool => poolId is null || (string?)pool["id"] == poolId)
                .SelectMany(pool =>
                    PoolNodes
                        .Of(pool)
                        .OfType<JObject>()
                        .Select(node => NodeLifecycle.Describe(node, (string)pool["id"]!, (JObject)pool["spec"]!["scaling_group"]!, Now))
                )
        );

    /// <summary>Applies the changes that became due since the last call.</summary>
    internal void ApplyDueChanges() => DueChanges.Apply(account, Now);

    private JObject Resize(JObject pool, string task, string state, int added = 0)
    {
        PoolNodes.Resize(account, pool, Now, added);
        return tasks.Begin(pool, task, state, PoolNodes.ReadyAt(pool, Now));
    }

    /// <summary>The pool without conditions, as in the list of pools.</summary>
    private JObject DescribeSummary(JObject pool)
    {
        var result = Describe(pool);
        ((JObject)result["status"]!).Remove("conditions");
        return result;
    }

    private JObject Describe(JObject pool) => NodePoolDescription.Describe(pool, repository.State(pool), Now);
}
