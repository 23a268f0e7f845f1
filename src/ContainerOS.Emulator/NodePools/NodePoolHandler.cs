using ContainerOS.Emulator.Clock;
using ContainerOS.Emulator.Clusters;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.NodePools.Work;
using ContainerOS.Emulator.State;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>What may be done to the pools of the account.</summary>
internal sealed class NodePoolHandler(Account account, Func<long> clock)
{
    private readonly NodePoolRepository repository = new(account, clock);
    private readonly TaskHandler tasks = new(account, clock);

    private long Now => clock();

    /// <summary>The tasks of the account.</summary>
    internal TaskHandler Tasks => tasks;

    /// <summary>What the service will do by itself.</summary>
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

    /// <summary>The change is laid over and then looked at: a refusal takes it back.</summary>
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
            // Nobody names a size when the autoscaler is turned off: the nodes stay (inferred).
            spec["scaling_group"]!["desired_size"] = PoolNodes.Of(pool).Count;
        }

        spec["nodepool_info"]!["updated"] = EmulatedClock.Text(Now);
        return Resize(pool, "cluster_nodepool_update", "updating");
    }

    internal JObject Scale(string clusterId, string id, int count)
    {
        var pool = repository.FindIdle(clusterId, id);
        ApiException.ThrowUnless(count is >= 1 and <= 500, "count is 1 to 500");
        var spec = (JObject)pool["spec"]!;
        if (!PoolNodes.IsAutoScaled(spec))
        {
            spec["scaling_group"]!["desired_size"] = (int)spec["scaling_group"]!["desired_size"]! + count;
        }

        return Resize(pool, "cluster_scaleout", "scaling", count);
    }

    /// <summary>The pools of a cluster as they are kept.</summary>
    internal IEnumerable<JObject> Of(string clusterId) => repository.Of(clusterId);

    /// <summary>A pool as it is kept.</summary>
    internal JObject Find(string clusterId, string id) => repository.Find(clusterId, id);

    /// <summary>A token by which a node joins.</summary>
    internal string NextToken() => $"{account.NextHex(6)}.{account.NextHex(16)}";

    /// <summary>Puts instances of the account into a pool.</summary>
    internal JObject Attach(string clusterId, string id, JObject body)
    {
        var pool = repository.FindIdle(clusterId, id);
        NodeAttachment.Join(account, pool, NodeSelection.Names(body["instances"]), Now);
        return tasks.Begin(pool, "nodepool_attach", "scaling", PoolNodes.ReadyAt(pool, Now));
    }

    /// <summary>Begins work on the nodes of a pool that nothing else works on.</summary>
    internal JObject BeginWork(string clusterId, string id, Func<JObject, NodeJob> plan)
    {
        var pool = repository.FindIdle(clusterId, id);
        var job = plan(pool);
        var (end, stops) = job.Schedule(Now);
        return tasks.Begin(pool, job.TaskType, job.State, end, stops);
    }

    /// <summary>Pools with nodes go only by force; that the service refuses them otherwise is inferred.</summary>
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
            return tasks.Latest(pool); // Being deleted already: the task that does it (inferred).
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

    /// <summary>Does what fell due since the last call.</summary>
    internal void ApplyDueChanges() => DueChanges.Apply(account, Now);

    private JObject Resize(JObject pool, string task, string state, int added = 0)
    {
        PoolNodes.Resize(account, pool, Now, added);
        return tasks.Begin(pool, task, state, PoolNodes.ReadyAt(pool, Now));
    }

    /// <summary>The list has no conditions.</summary>
    private JObject DescribeSummary(JObject pool)
    {
        var told = Describe(pool);
        ((JObject)told["status"]!).Remove("conditions");
        return told;
    }

    private JObject Describe(JObject pool) => NodePoolDescription.Describe(pool, repository.State(pool), Now);
}
