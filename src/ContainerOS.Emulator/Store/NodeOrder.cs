using ContainerOS.Emulator.Nodes;

namespace ContainerOS.Emulator.Store;

/// <summary>Finds nodes in a list that is ordered by their numbers.</summary>
internal static class NodeOrder
{
    /// <summary>The index of the node with a number, or the complement of where it belongs.</summary>
    internal static int IndexOf(IReadOnlyList<Node> nodes, long number)
    {
        var (low, high) = (0, nodes.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var at = nodes[middle].Number;
            if (at == number)
            {
                return middle;
            }

            (low, high) = at < number ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}
