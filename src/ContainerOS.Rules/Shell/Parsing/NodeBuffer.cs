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

/// <summary>Lists that nodes are gathered in while it is not known how many there are; used again and again, for what is read is copied out of them.</summary>
internal sealed class ListPool<T>
{
    private readonly Stack<List<T>> spare = new();

    /// <summary>An empty list, to be given back by who takes it.</summary>
    internal List<T> Rent() => spare.TryPop(out var used) ? used : [];

    /// <summary>What was gathered in a list, which is taken back.</summary>
    internal T[] ToArrayAndReturn(List<T> list)
    {
        T[] gathered = [.. list];
        Return(list);
        return gathered;
    }

    /// <summary>Takes a list back.</summary>
    internal void Return(List<T> list)
    {
        list.Clear();
        spare.Push(list);
    }
}
