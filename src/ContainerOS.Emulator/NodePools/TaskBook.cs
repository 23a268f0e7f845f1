using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.State;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>The tasks of the account; each works on one pool, from its start to its end.</summary>
internal sealed class TaskBook(Account account, Func<long> clock)
{
    /// <summary>Begins a task and marks its pool as worked on; the reply that names both.</summary>
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
        return new JObject { ["nodepool_id"] = pool["id"], ["task_id"] = id };
    }

    internal JObject Describe(string id) => TaskShape.Describe(
        account.Tasks.OfType<JObject>().FirstOrDefault(task => (string?)task["id"] == id)
            ?? throw new ApiFault(404, "ErrorTaskNotFound", $"The specified task {id} does not exist."),
        clock());
}
