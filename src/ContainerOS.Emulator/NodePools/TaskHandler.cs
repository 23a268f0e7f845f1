using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.NodePools.Work;
using ContainerOS.Emulator.State;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>The tasks of the account; each works on one pool, from its start to its end.</summary>
internal sealed class TaskHandler(Account account, Func<long> clock)
{
    /// <summary>Begins a task and marks its pool as worked on.</summary>
    internal JObject Begin(JObject pool, string type, string state, long until, IEnumerable<long>? stops = null)
    {
        var (id, now) = ("T-" + account.NextHex(24), clock());
        until = Math.Max(until, now + 1); // The clock goes on while a call is worked on.
        account.Tasks.Add(
            new JObject
            {
                ["id"] = id,
                ["type"] = type,
                ["cluster"] = pool["cluster"],
                ["pool"] = pool["id"],
                ["start"] = now,
                ["end"] = until,
                ["work"] = until - now,
                ["stops"] = new JArray(stops ?? []),
            }
        );
        pool["busy"] = until;
        pool["doing"] = state;
        return Latest(pool);
    }

    /// <summary>Begins a task that is about a whole cluster.</summary>
    internal JObject BeginForCluster(string cluster, string type, long lasting)
    {
        var (id, now) = ("T-" + account.NextHex(24), clock());
        account.Tasks.Add(
            new JObject
            {
                ["id"] = id,
                ["type"] = type,
                ["cluster"] = cluster,
                ["start"] = now,
                ["end"] = now + lasting,
                ["work"] = lasting,
            }
        );
        return new JObject { ["task_id"] = id, ["request_id"] = null };
    }

    /// <summary>The reply that names a pool and the task that was begun for it last, with an open place for the request id.</summary>
    internal JObject Latest(JObject pool) =>
        new()
        {
            ["nodepool_id"] = pool["id"],
            ["task_id"] = account.Tasks.Last(task => (string?)task["pool"] == (string?)pool["id"])["id"],
            ["request_id"] = null,
        };

    internal JObject Describe(string id) => TaskModel.Describe(Find(id), clock());

    /// <summary>The tasks of a cluster, the newest first (inferred).</summary>
    internal IEnumerable<JObject> Of(string clusterId) =>
        account
            .Tasks.OfType<JObject>()
            .Where(task => (string?)task["cluster"] == clusterId)
            .Reverse()
            .Select(task => TaskModel.DescribeSummary(task, clock()));

    /// <summary>What happened in a cluster, the newest first (inferred), in the shape of DescribeClusterEvents.</summary>
    internal IEnumerable<JObject> Events(string clusterId, string? taskId) =>
        account
            .Tasks.OfType<JObject>()
            .Where(task => (string?)task["cluster"] == clusterId && (taskId is null || (string?)task["id"] == taskId))
            .SelectMany(task => TaskEvents.Of(task, clock()))
            .Reverse();

    internal JObject Pause(string id) => Control(id, "running", TaskControl.Pause);

    internal JObject Resume(string id) => Control(id, "paused", TaskControl.Resume);

    internal JObject Cancel(string id) => Control(id, "running or paused", TaskControl.Cancel);

    /// <summary>That a task in another state is refused, and the code for it, are inferred.</summary>
    private JObject Control(string id, string states, Action<JObject, JObject, long> order)
    {
        var task = Find(id);
        var state = TaskModel.State(task, clock());
        ApiException.ThrowUnless(states.Split(" or ").Contains(state), $"The task {id} is {state}; it must be {states}", "ErrorTaskState");
        ApiException.ThrowUnless(
            task["pool"] is not null,
            $"A task of the type {task["type"]} can not be halted or ended",
            "ErrorTaskState"
        );
        var pool = DueChanges.PoolOf(account, task);
        ApiException.ThrowUnless(
            (string?)pool["doing"] != "deleting",
            "A node pool that is being deleted can not be kept",
            "ErrorTaskState"
        );
        order(task, pool, clock());
        return [];
    }

    private JObject Find(string id) =>
        account.Tasks.OfType<JObject>().FirstOrDefault(task => (string?)task["id"] == id)
        ?? throw new ApiException(404, "ErrorTaskNotFound", $"The specified task {id} does not exist.");
}
