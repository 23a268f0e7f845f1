using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.State;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>The tasks of the account; each works on one pool, from its start to its end.</summary>
internal sealed class TaskBook(Account account, Func<long> clock)
{
    /// <summary>Begins a task and marks its pool as worked on.</summary>
    internal JObject Begin(JObject pool, string type, string state, long until)
    {
        var id = "T-" + account.DrawHex(24);
        account.Tasks.Add(new JObject
        {
            ["id"] = id,
            ["type"] = type,
            ["cluster"] = pool["cluster"],
            ["pool"] = pool["id"],
            ["start"] = clock(),
            ["end"] = until,
        });
        pool["busy"] = until;
        pool["doing"] = state;
        return Latest(pool);
    }

    /// <summary>The reply that names a pool and the task that was begun for it last, with an open place for the request id.</summary>
    internal JObject Latest(JObject pool) => new()
    {
        ["nodepool_id"] = pool["id"],
        ["task_id"] = account.Tasks.Last(task => (string?)task["pool"] == (string?)pool["id"])["id"],
        ["request_id"] = null,
    };

    internal JObject Describe(string id) => TaskShape.Describe(
        account.Tasks.OfType<JObject>().FirstOrDefault(task => (string?)task["id"] == id)
            ?? throw new ApiFault(404, "ErrorTaskNotFound", $"The specified task {id} does not exist."),
        clock());
}
