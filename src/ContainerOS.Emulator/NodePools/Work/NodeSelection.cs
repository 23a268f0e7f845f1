using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools.Work;

/// <summary>The nodes of a pool that a request names.</summary>
internal static class NodeSelection
{
    /// <summary>The nodes of the names or instance ids; all for none. One that the pool does not have refuses the request.</summary>
    internal static IReadOnlyList<JObject> Of(JObject pool, IReadOnlyList<string> names)
    {
        var nodes = PoolNodes.Of(pool).OfType<JObject>().ToList();
        var stranger = names.FirstOrDefault(name => !nodes.Exists(node => Is(node, name)));
        ApiException.ThrowUnless(stranger is null, $"The node {stranger} is not in the node pool {pool["id"]}", "InvalidNode.NotFound");
        return names.Count == 0 ? nodes : nodes.FindAll(node => names.Any(name => Is(node, name)));
    }

    /// <summary>The texts of a list in a request; none when it is absent.</summary>
    internal static IReadOnlyList<string> Names(JToken? list) => [.. (list as JArray ?? []).Select(name => (string)name!)];

    private static bool Is(JObject node, string name) => (string?)node["id"] == name || NodeLifecycle.NameOf(node) == name;
}
