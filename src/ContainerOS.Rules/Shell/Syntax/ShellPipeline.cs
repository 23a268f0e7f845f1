namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>Commands of which each feeds the next.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Commands">The commands.</param>
internal sealed record ShellPipeline(ShellPosition At, InlineList<ShellCommand> Commands) : ShellNode(At)
{
    internal override void Flatten(List<ShellNode> into)
    {
        base.Flatten(into);
        Flatten(Commands, into);
    }
}
