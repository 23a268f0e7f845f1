namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>A part of a script.</summary>
/// <param name="At">Where it begins.</param>
internal abstract record ShellNode(ShellPosition At)
{
    /// <summary>The nodes within, in the order written.</summary>
    internal virtual IReadOnlyList<ShellNode> Children => [];

    /// <summary>This node and all nodes within it, in the order written.</summary>
    internal void Flatten(ICollection<ShellNode> into)
    {
        into.Add(this);
        var children = Children;
        for (var index = 0; index < children.Count; index++)
        {
            children[index].Flatten(into);
        }
    }
}
