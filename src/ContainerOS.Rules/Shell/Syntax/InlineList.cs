using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>The nodes within a node. Mostly there is none or one, and then there is no array either.</summary>
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

/// <summary>Makes what the compiler writes as <c>[a, b]</c>, and what a reader has gathered.</summary>
internal static class InlineListBuilder
{
    internal static InlineList<T> Create<T>(ReadOnlySpan<T> items)
        where T : class => new(items);

    /// <summary>The nodes that a list has gathered; none where there is no list.</summary>
    internal static InlineList<T> FromList<T>(List<T>? gathered)
        where T : class => new(CollectionsMarshal.AsSpan(gathered));
}
