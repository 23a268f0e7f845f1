namespace ContainerOS.Model.Values;

/// <summary>Makes lists for the compiler: what <c>["a", "b"]</c> becomes.</summary>
public static class ValueListBuilder
{
    /// <summary>A list of the given items.</summary>
    /// <typeparam name="T">What an item is once known.</typeparam>
    /// <param name="items">The items in the order written.</param>
    public static ValueList<T> Create<T>(ReadOnlySpan<Value<T>> items) => ValueList<T>.Of(items.ToArray());
}
