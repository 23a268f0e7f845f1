namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>A command, simple or compound.</summary>
/// <param name="At">Where it begins.</param>
internal abstract record ShellCommand(ShellPosition At) : ShellNode(At)
{
    /// <summary>Its redirections, in order.</summary>
    internal IReadOnlyList<ShellRedirection> Redirections { get; init; } = [];

    internal sealed override IEnumerable<ShellNode> Children => Redirections.Count == 0 ? Parts : Parts.Concat(Redirections);

    /// <summary>The nodes within, without the redirections.</summary>
    private protected abstract IEnumerable<ShellNode> Parts { get; }
}
