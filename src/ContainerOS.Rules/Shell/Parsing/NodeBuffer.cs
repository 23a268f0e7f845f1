using System.Runtime.InteropServices;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Shell.Parsing;

/// <summary>
/// Collects nodes while their number is not known. Child nodes are collected and taken before their parent is added, so that one list is
/// enough.
/// </summary>
internal sealed class NodeBuffer<T>
    where T : class
{
    private readonly List<T> nodes = [];

    /// <summary>The number of nodes. A caller takes the nodes that were added after this count.</summary>
    internal int Count => nodes.Count;

    internal void Add(T node) => nodes.Add(node);

    /// <summary>Removes and returns the nodes after an index.</summary>
    internal InlineList<T> TakeFrom(int since)
    {
        var taken = new InlineList<T>(CollectionsMarshal.AsSpan(nodes)[since..]);
        nodes.RemoveRange(since, nodes.Count - since);
        return taken;
    }
}

/// <summary>A pool of lists that collect nodes while their number is not known. The content is copied before a list is returned.</summary>
internal sealed class ListPool<T>
{
    private readonly Stack<List<T>> spare = new();

    /// <summary>Returns an empty list, which the caller must return to the pool.</summary>
    internal List<T> Rent() => spare.TryPop(out var used) ? used : [];

    /// <summary>Copies the content of a list and returns the list to the pool.</summary>
    internal T[] ToArrayAndReturn(List<T> list)
    {
        T[] gathered = [.. list];
        Return(list);
        return gathered;
    }

    /// <summary>Returns a list to the pool.</summary>
    internal void Return(List<T> list)
    {
        list.Clear();
        spare.Push(list);
    }
}
