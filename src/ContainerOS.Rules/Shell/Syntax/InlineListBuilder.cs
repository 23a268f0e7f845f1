using System.Runtime.InteropServices;

namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>Makes what the compiler writes as <c>[a, b]</c>, and what a reader has gathered.</summary>
internal static class InlineListBuilder
{
    internal static InlineList<T> Create<T>(ReadOnlySpan<T> items)
        where T : class => new(items);

    /// <summary>The nodes that a list has gathered; none where there is no list.</summary>
    internal static InlineList<T> FromList<T>(List<T>? gathered)
        where T : class => new(CollectionsMarshal.AsSpan(gathered));
}
