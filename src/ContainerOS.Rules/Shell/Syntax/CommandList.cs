namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>Commands that run one after the other.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Items">The commands.</param>
internal sealed record CommandList(ShellPosition At, IReadOnlyList<AndOrList> Items) : ShellNode(At)
{
    internal override IReadOnlyList<ShellNode> Children => Items;
}
