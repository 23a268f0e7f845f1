using System.Runtime.CompilerServices;

namespace ContainerOS.Model.Values;

/// <summary>A list whose items, or the whole of which, may not be known yet. Code writes it as <c>["a", "b"]</c>.</summary>
/// <typeparam name="T">What an item is once known.</typeparam>
[CollectionBuilder(typeof(ValueListBuilder), nameof(ValueListBuilder.Create))]
public sealed record ValueList<T>
{
    private ValueList(IReadOnlyList<Value<T>> items, bool isKnown)
    {
        Items = items;
        IsKnown = isKnown;
    }

    /// <summary>A list of which not even the length is known.</summary>
    public static ValueList<T> Unknown { get; } = new([], false);

    /// <summary>Whether the length is known. Items may still be unknown.</summary>
    public bool IsKnown { get; }

    /// <summary>The items in the order written; empty while the list is unknown.</summary>
    public IReadOnlyList<Value<T>> Items { get; }

    /// <summary>Whether the list and every item of it is known.</summary>
    public bool IsFullyKnown => IsKnown && Items.All(item => item.IsKnown);

    /// <summary>The known items with their index, in order.</summary>
    public IEnumerable<(int Index, T Item)> KnownItems =>
        Items.Select((item, index) => (item, index)).Where(pair => pair.item.IsKnown).Select(pair => (pair.index, pair.item.Content));

    /// <summary>A list of the given items.</summary>
    public static ValueList<T> Of(params IEnumerable<Value<T>> items) => new([.. items], true);

    /// <summary>The items in the order written.</summary>
    public IEnumerator<Value<T>> GetEnumerator() => Items.GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ValueList<T>? other) => other is not null && IsKnown == other.IsKnown && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Aggregate(Items.Count, HashCode.Combine);
}

/// <summary>Makes lists for the compiler: what <c>["a", "b"]</c> becomes.</summary>
public static class ValueListBuilder
{
    /// <summary>A list of the given items.</summary>
    /// <typeparam name="T">What an item is once known.</typeparam>
    /// <param name="items">The items in the order written.</param>
    public static ValueList<T> Create<T>(ReadOnlySpan<Value<T>> items) => ValueList<T>.Of(items.ToArray());
}
