using System.Runtime.CompilerServices;

namespace ContainerOS.Model.Values;

/// <summary>A list that may be unknown as a whole or in some of its items. It supports collection expressions: <c>["a", "b"]</c>.</summary>
/// <typeparam name="T">The type of an item.</typeparam>
[CollectionBuilder(typeof(ValueListBuilder), nameof(ValueListBuilder.Create))]
public sealed record ValueList<T>
{
    private ValueList(IReadOnlyList<Value<T>> items, bool isKnown)
    {
        Items = items;
        IsKnown = isKnown;
    }

    /// <summary>A list whose length is not known.</summary>
    public static ValueList<T> Unknown { get; } = new([], false);

    /// <summary>Whether the length is known. Items may still be unknown.</summary>
    public bool IsKnown { get; }

    /// <summary>The items, in order; empty while the list is unknown.</summary>
    public IReadOnlyList<Value<T>> Items { get; }

    /// <summary>Whether the list and all its items are known.</summary>
    public bool IsFullyKnown => IsKnown && Items.All(item => item.IsKnown);

    /// <summary>The known items with their indexes, in order.</summary>
    public IEnumerable<(int Index, T Item)> KnownItems =>
        Items.Select((item, index) => (item, index)).Where(pair => pair.item.IsKnown).Select(pair => (pair.index, pair.item.Content));

    /// <summary>Creates a list.</summary>
    public static ValueList<T> Of(params IEnumerable<Value<T>> items) => new([.. items], true);

    /// <summary>Enumerates the items, in order.</summary>
    public IEnumerator<Value<T>> GetEnumerator() => Items.GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ValueList<T>? other) => other is not null && IsKnown == other.IsKnown && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Aggregate(Items.Count, HashCode.Combine);
}

/// <summary>Creates lists from collection expressions such as <c>["a", "b"]</c>.</summary>
public static class ValueListBuilder
{
    /// <summary>Creates a list.</summary>
    /// <typeparam name="T">The type of an item.</typeparam>
    /// <param name="items">The items, in order.</param>
    public static ValueList<T> Create<T>(ReadOnlySpan<Value<T>> items) => ValueList<T>.Of(items.ToArray());
}
