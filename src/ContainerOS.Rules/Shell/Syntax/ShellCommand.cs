namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>A command, simple or compound.</summary>
/// <param name="At">Where it begins.</param>
internal abstract record ShellCommand(ShellPosition At) : ShellNode(At)
{
    /// <summary>Its redirections, in order.</summary>
    internal InlineList<ShellRedirection> Redirections { get; init; }

    internal sealed override void Flatten(List<ShellNode> into)
    {
        base.Flatten(into);
        FlattenParts(into);
        Flatten(Redirections, into);
    }

    /// <summary>Adds the nodes within, without the redirections.</summary>
    private protected abstract void FlattenParts(List<ShellNode> into);
}
