using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.State;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>Finds the pools of the account. Nothing runs in the background: the state of a pool is computed from the clock.</summary>
internal sealed class NodePoolRepository(Account account, Func<long> clock)
{
    /// <summary>The pools of a cluster that are not deleted.</summary>
    internal IEnumerable<JObject> Of(string clusterId) =>
        account
            .Pools.OfType<JObject>()
            .Where(pool => (string?)pool["cluster"] == clusterId && (pool["gone"] is null || clock() < (long)pool["gone"]!));

    internal JObject Find(string clusterId, string id) =>
        Of(clusterId).FirstOrDefault(pool => (string?)pool["id"] == id)
        ?? throw new ApiException(404, "ErrorNodePoolNotFound", $"The specified node pool {id} does not exist.");

    /// <summary>A pool that is not busy. The service rejects changes of other pools (observed with state <c>updating</c>).</summary>
    internal JObject FindIdle(string clusterId, string id)
    {
        var pool = Find(clusterId, id);
        return State(pool) == "active"
            ? pool
            : throw new ApiException(409, "ErrorNodePoolState", $"The node pool is {State(pool)}; it must be active.");
    }

    internal string State(JObject pool) => pool["busy"] is { } until && clock() < (long)until ? (string)pool["doing"]! : "active";

    internal static string? NameOf(JObject pool) => (string?)pool["spec"]!["nodepool_info"]!["name"];
}
