namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>A part of a script.</summary>
/// <param name="At">Where it begins.</param>
internal abstract record ShellNode(ShellPosition At)
{
    /// <summary>Adds this node and all nodes within it, in the order written; not text that stands for itself, in which there is nothing to find.</summary>
    internal virtual void Flatten(List<ShellNode> into) => into.Add(this);

    private protected static void Flatten<T>(InlineList<T> nodes, List<ShellNode> into)
        where T : ShellNode
    {
        for (var index = 0; index < nodes.Count; index++)
        {
            nodes[index].Flatten(into);
        }
    }

    private protected static void Flatten(IReadOnlyList<ShellWord> words, List<ShellNode> into)
    {
        for (var index = 0; index < words.Count; index++)
        {
            words[index].Flatten(into);
        }
    }
}
