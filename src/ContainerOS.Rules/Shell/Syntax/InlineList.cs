using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>A list without an array for zero or one item, which is the common case for child nodes.</summary>
[CollectionBuilder(typeof(InlineListBuilder), nameof(InlineListBuilder.Create))]
internal readonly struct InlineList<T> : IReadOnlyList<T>
    where T : class
{
    private readonly object? content;

    internal InlineList(ReadOnlySpan<T> items) =>
        content = items.Length switch
        {
            0 => null,
            1 => items[0],
            _ => items.ToArray(),
        };

    /// <inheritdoc/>
    public int Count =>
        content switch
        {
            null => 0,
            T[] several => several.Length,
            _ => 1,
        };

    /// <inheritdoc/>
    public T this[int index] =>
        content switch
        {
            T[] several => several[index],
            T one when index == 0 => one,
            _ => throw new ArgumentOutOfRangeException(nameof(index)),
        };

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Creates lists from collection expressions and from <see cref="List{T}"/>.</summary>
internal static class InlineListBuilder
{
    internal static InlineList<T> Create<T>(ReadOnlySpan<T> items)
        where T : class => new(items);

    /// <summary>Copies a list; empty when the list is null.</summary>
    internal static InlineList<T> FromList<T>(List<T>? gathered)
        where T : class => new(CollectionsMarshal.AsSpan(gathered));
}
