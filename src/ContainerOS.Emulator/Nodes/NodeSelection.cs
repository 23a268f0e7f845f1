using ContainerOS.Emulator.NodePools;

namespace ContainerOS.Emulator.Nodes;

/// <summary>Selects the nodes that a request names.</summary>
internal static class NodeSelection
{
    /// <summary>The nodes with the given names or instance ids, or all nodes for none. An unknown node is an error.</summary>
    internal static IReadOnlyList<Node> Of(NodePool pool, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return pool.Nodes;
        }

        var chosen = pool.Nodes.FindAll(node => names.Any(node.Is));
        var unknown = names.FirstOrDefault(name => !chosen.Exists(node => node.Is(name)));
        ApiException.ThrowUnless(unknown is null, $"The node {unknown} is not in the node pool {pool.Id}", "InvalidNode.NotFound");
        return chosen;
    }
}
