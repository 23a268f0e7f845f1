namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>Commands that run one after the other.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Items">The commands.</param>
internal sealed record CommandList(ShellPosition At, InlineList<AndOrList> Items) : ShellNode(At)
{
    /// <summary>Its commands; what it is itself, the node that holds it says.</summary>
    internal override void Flatten(List<ShellNode> into) => Flatten(Items, into);
}
