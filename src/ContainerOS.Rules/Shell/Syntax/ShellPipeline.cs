namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>Commands of which each feeds the next.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Commands">The commands.</param>
internal sealed record ShellPipeline(ShellPosition At, IReadOnlyList<ShellCommand> Commands) : ShellNode(At)
{
    internal override IReadOnlyList<ShellNode> Children => Commands;
}
