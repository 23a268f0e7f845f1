namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>A command, simple or compound.</summary>
/// <param name="At">Where it begins.</param>
internal abstract record ShellCommand(ShellPosition At) : ShellNode(At)
{
    /// <summary>Its redirections, in order.</summary>
    internal IReadOnlyList<ShellRedirection> Redirections { get; init; } = [];

    internal sealed override IReadOnlyList<ShellNode> Children => Redirections.Count == 0 ? Parts : [.. Parts, .. Redirections];

    /// <summary>The nodes within, without the redirections.</summary>
    private protected abstract IReadOnlyList<ShellNode> Parts { get; }
}
