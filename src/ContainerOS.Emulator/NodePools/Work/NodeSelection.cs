using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools.Work;

/// <summary>Selects the nodes that a request names.</summary>
internal static class NodeSelection
{
    /// <summary>The nodes with the given names or instance ids, or all nodes for none. An unknown node is an error.</summary>
    internal static IReadOnlyList<JObject> Of(JObject pool, IReadOnlyList<string> names)
    {
        var nodes = PoolNodes.Of(pool).OfType<JObject>().ToList();
        var unknown = names.FirstOrDefault(name => !nodes.Exists(node => Is(node, name)));
        ApiException.ThrowUnless(unknown is null, $"The node {unknown} is not in the node pool {pool["id"]}", "InvalidNode.NotFound");
        return names.Count == 0 ? nodes : nodes.FindAll(node => names.Any(name => Is(node, name)));
    }

    /// <summary>The texts of a list in a request; empty when it is absent.</summary>
    internal static IReadOnlyList<string> Names(JToken? list) => [.. (list as JArray ?? []).Select(name => (string)name!)];

    private static bool Is(JObject node, string name) => (string?)node["id"] == name || NodeLifecycle.NameOf(node) == name;
}
