namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>Makes what the compiler writes as <c>[a, b]</c>.</summary>
internal static class FewBuilder
{
    internal static Few<T> Create<T>(ReadOnlySpan<T> items)
        where T : class => new(items);
}
