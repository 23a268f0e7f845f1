using System.Runtime.InteropServices;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Parsing;

/// <summary>
/// Gathers nodes while it is not known how many there are. What is read within a node is gathered and taken before the node itself is added,
/// so that one list serves them all.
/// </summary>
internal sealed class NodeBuffer<T>
    where T : class
{
    private readonly List<T> nodes = [];

    /// <summary>How many are gathered; what is added from here on is to be taken from here.</summary>
    internal int Count => nodes.Count;

    internal void Add(T node) => nodes.Add(node);

    /// <summary>Takes what was added since.</summary>
    internal InlineList<T> TakeFrom(int since)
    {
        var taken = new InlineList<T>(CollectionsMarshal.AsSpan(nodes)[since..]);
        nodes.RemoveRange(since, nodes.Count - since);
        return taken;
    }
}
