namespace ContainerOS.Rules.Shell.Reading;

/// <summary>Lists that nodes are gathered in while it is not known how many there are; used again and again, for what is read is copied out of them.</summary>
internal sealed class SpareLists<T>
{
    private readonly Stack<List<T>> spare = new();

    internal List<T> Take() => spare.TryPop(out var used) ? used : [];

    internal void Return(List<T> list)
    {
        list.Clear();
        spare.Push(list);
    }
}
