namespace ContainerOS.Rules.Shell.Parsing;

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
