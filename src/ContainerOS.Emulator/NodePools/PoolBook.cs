using ContainerOS.Emulator.Clock;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.State;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>The pools of the account and what may be done to them. Nothing runs by itself: a pool is what the clock says it is.</summary>
internal sealed class PoolBook(Account account, Func<long> clock)
{
    private long Now => clock();

    internal JObject Create(JObject cluster, JObject body)
    {
        PoolAdmission.Check(cluster, body);
        PoolAdmission.CheckSize(body["scaling_group"] as JObject);
        var id = "np" + account.DrawHex(32);
        var pool = new JObject
        {
            ["id"] = id,
            ["cluster"] = cluster["cluster_id"],
            ["spec"] = PoolShape.Keep(body, id, "asg-bp1" + account.DrawHex(17), EmulatedClock.Text(Now)),
            ["nodes"] = new JArray(),
        };
        account.Pools.Add(pool);
        Resize(pool);
        return Work(pool, "cluster_nodepool_create", "scaling", NodesReadyAt(pool));
    }

    internal JArray List(string clusterId, string? name) => new(Of(clusterId)
        .Where(pool => name is null || (string?)pool["spec"]!["nodepool_info"]!["name"] == name).Select(Describe));

    internal JObject Detail(string clusterId, string id) => Describe(Find(clusterId, id));

    internal JObject Modify(string clusterId, string id, JObject patch)
    {
        var pool = FindIdle(clusterId, id);
        PoolAdmission.CheckSize(patch["scaling_group"] as JObject);
        var spec = (JObject)pool["spec"]!;
        PoolShape.Lay(spec, patch);
        spec["nodepool_info"]!["updated"] = EmulatedClock.Text(Now);
        Resize(pool);
        return Work(pool, "cluster_nodepool_update", "updating", Math.Max(Now + 2_000, NodesReadyAt(pool)));
    }

    internal JObject Scale(string clusterId, string id, int count)
    {
        var pool = FindIdle(clusterId, id);
        if (count is < 1 or > 500)
        {
            throw new ApiFault(400, "InvalidParameter", "count is 1 to 500.");
        }

        var group = pool["spec"]!["scaling_group"]!;
        group["desired_size"] = ((int?)group["desired_size"] ?? 0) + count;
        Resize(pool);
        return Work(pool, "cluster_scaleout", "scaling", NodesReadyAt(pool));
    }

    internal JObject ConfigureNodes(string clusterId, string id, JObject change)
    {
        var pool = FindIdle(clusterId, id);
        if (change["kubelet_config"] is JObject kubelet)
        {
            pool["spec"]!["node_config"] = new JObject { ["kubelet_configuration"] = kubelet.DeepClone() };
        }

        return Work(pool, "nodepool_node_config", "updating", Now + 10_000);
    }

    /// <summary>Pools with nodes go only by force; that the service refuses them otherwise is inferred.</summary>
    internal JObject Delete(string clusterId, string id, bool force)
    {
        var pool = Find(clusterId, id);
        if (!force && ((JArray)pool["nodes"]!).Count > 0)
        {
            throw new ApiFault(400, "NodePoolNotEmpty", "The node pool has nodes; remove them first, or delete with force.");
        }

        var task = Work(pool, "cluster_nodepool_delete", "deleting", Now + 8_000);
        pool["gone"] = Now + 8_000;
        return task;
    }

    internal JArray Nodes(string clusterId, string? poolId) => new(Of(clusterId)
        .Where(pool => poolId is null || (string?)pool["id"] == poolId)
        .SelectMany(pool => ((JArray)pool["nodes"]!).OfType<JObject>().Select(node =>
            NodeTimeline.Describe(node, (string)pool["id"]!, (JObject)pool["spec"]!["scaling_group"]!, Now))));

    internal JObject Task(string id) => TaskShape.Describe(
        account.Tasks.OfType<JObject>().FirstOrDefault(task => (string?)task["id"] == id)
            ?? throw new ApiFault(404, "ErrorTaskNotFound", $"The specified task {id} does not exist."),
        Now);

    private IEnumerable<JObject> Of(string clusterId) =>
        account.Pools.OfType<JObject>().Where(pool => (string?)pool["cluster"] == clusterId && (pool["gone"] is null || Now < (long)pool["gone"]!));

    private JObject Find(string clusterId, string id) => Of(clusterId).FirstOrDefault(pool => (string?)pool["id"] == id)
        ?? throw new ApiFault(404, "ErrorNodePoolNotFound", $"The specified node pool {id} does not exist.");

    /// <summary>A pool that something works on takes no change (seen as state <c>updating</c> where <c>active</c> was expected).</summary>
    private JObject FindIdle(string clusterId, string id)
    {
        var pool = Find(clusterId, id);
        return State(pool) == "active" ? pool : throw new ApiFault(409, "ErrorNodePoolState", $"The node pool is {State(pool)}; it must be active.");
    }

    private string State(JObject pool) => pool["busy"] is { } until && Now < (long)until ? (string)pool["doing"]! : "active";

    private void Resize(JObject pool)
    {
        var group = pool["spec"]!["scaling_group"]!;
        var bounds = pool["spec"]!["auto_scaling"]!;
        var goal = (bool?)bounds["enable"] == true
            ? Math.Max((int?)bounds["min_instances"] ?? 0, ((JArray)pool["nodes"]!).Count)
            : (int)group["desired_size"]!;
        var nodes = (JArray)pool["nodes"]!;
        while (nodes.Count > goal)
        {
            nodes.RemoveAt(nodes.Count - 1);
        }

        var types = (JArray)group["instance_types"]!;
        while (nodes.Count < goal)
        {
            nodes.Add(NodeTimeline.New(account, Now, (string)types[0]!));
        }
    }

    private long NodesReadyAt(JObject pool) =>
        ((JArray)pool["nodes"]!).Select(node => (long)node["ready"]!).Append(Now + 5_000).Max();

    private JObject Work(JObject pool, string type, string state, long until)
    {
        var id = "T-" + account.DrawHex(24);
        account.Tasks.Add(new JObject
        {
            ["id"] = id,
            ["type"] = type,
            ["cluster"] = pool["cluster"],
            ["pool"] = pool["id"],
            ["start"] = Now,
            ["end"] = until,
        });
        pool["busy"] = until;
        pool["doing"] = state;
        return new JObject { ["nodepool_id"] = pool["id"], ["task_id"] = id };
    }

    private JObject Describe(JObject pool)
    {
        var nodes = ((JArray)pool["nodes"]!).OfType<JObject>().ToList();
        var ready = nodes.Count(node => NodeTimeline.IsReady(node, Now));
        var told = PoolShape.Tell((JObject)pool["spec"]!);
        told["status"] = new JObject
        {
            ["state"] = State(pool),
            ["total_nodes"] = nodes.Count,
            ["serving_nodes"] = ready,
            ["healthy_nodes"] = ready,
            ["initial_nodes"] = nodes.Count - ready,
            ["failed_nodes"] = 0,
            ["offline_nodes"] = 0,
            ["removing_nodes"] = 0,
            ["conditions"] = new JArray(),
        };
        return told;
    }
}
