using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.NodePools.Work;
using ContainerOS.Emulator.State;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>The tasks of the account. A task belongs to one pool or to a cluster.</summary>
internal sealed class TaskHandler(Account account, Func<long> clock)
{
    /// <summary>Starts a task and marks its pool as busy.</summary>
    internal JObject Begin(JObject pool, string type, string state, long until, IEnumerable<long>? stops = null)
    {
        var (id, now) = ("T-" + account.NextHex(24), clock());
        until = Math.Max(until, now + 1); // The clock may advance during a call.
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

    /// <summary>Starts a task of a cluster.</summary>
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

    /// <summary>A reply with the ids of a pool and of its latest task; the request id is filled in later.</summary>
    internal JObject Latest(JObject pool) =>
        new()
        {
            ["nodepool_id"] = pool["id"],
            ["task_id"] = account.Tasks.Last(task => (string?)task["pool"] == (string?)pool["id"])["id"],
            ["request_id"] = null,
        };

    internal JObject Describe(string id) => TaskModel.Describe(Find(id), clock());

    /// <summary>The tasks of a cluster, newest first (inferred).</summary>
    internal IEnumerable<JObject> Of(string clusterId) =>
        account
            .Tasks.OfType<JObject>()
            .Where(task => (string?)task["cluster"] == clusterId)
            .Reverse()
            .Select(task => TaskModel.DescribeSummary(task, clock()));

    /// <summary>The events of a cluster in the format of DescribeClusterEvents, newest first (inferred).</summary>
    internal IEnumerable<JObject> Events(string clusterId, string? taskId) =>
        account
            .Tasks.OfType<JObject>()
            .Where(task => (string?)task["cluster"] == clusterId && (taskId is null || (string?)task["id"] == taskId))
            .SelectMany(task => TaskEvents.Of(task, clock()))
            .Reverse();

    internal JObject Pause(string id) => Control(id, "running", TaskControl.Pause);

    internal JObject Resume(string id) => Control(id, "paused", TaskControl.Resume);

    internal JObject Cancel(string id) => Control(id, "running or paused", TaskControl.Cancel);

    /// <summary>Runs an action on a task in one of the given states. That other states are rejected, and the code, are inferred.</summary>
    private JObject Control(string id, string states, Action<JObject, JObject, long> order)
    {
        var task = Find(id);
        var state = TaskModel.State(task, clock());
        ApiException.ThrowUnless(states.Split(" or ").Contains(state), $"The task {id} is {state}; it must be {states}", "ErrorTaskState");
        ApiException.ThrowUnless(
            task["pool"] is not null,
            $"A task of the type {task["type"]} cannot be paused or canceled",
            "ErrorTaskState"
        );
        var pool = DueChanges.PoolOf(account, task);
        ApiException.ThrowUnless(
            (string?)pool["doing"] != "deleting",
            "The deletion of a node pool cannot be paused or canceled",
            "ErrorTaskState"
        );
        order(task, pool, clock());
        return [];
    }

    private JObject Find(string id) =>
        account.Tasks.OfType<JObject>().FirstOrDefault(task => (string?)task["id"] == id)
        ?? throw new ApiException(404, "ErrorTaskNotFound", $"The specified task {id} does not exist.");
}
