namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>Commands that run one after another.</summary>
/// <param name="At">Its position.</param>
/// <param name="Items">The commands.</param>
internal sealed record CommandList(ShellPosition At, InlineList<AndOrList> Items) : ShellNode(At)
{
    /// <summary>Adds its commands but not itself, because the parent node represents it.</summary>
    internal override void Flatten(List<ShellNode> into) => Flatten(Items, into);
}

/// <summary>Pipelines joined by <c>&amp;&amp;</c> and <c>||</c>.</summary>
/// <param name="At">Its position.</param>
/// <param name="Pipelines">The pipelines.</param>
/// <param name="Operators">The operator before each pipeline except the first.</param>
/// <param name="IsBackground">Whether it ends with <c>&amp;</c>.</param>
internal sealed record AndOrList(ShellPosition At, InlineList<ShellPipeline> Pipelines, InlineList<string> Operators, bool IsBackground)
    : ShellNode(At)
{
    internal override void Flatten(List<ShellNode> into)
    {
        base.Flatten(into);
        Flatten(Pipelines, into);
    }
}

/// <summary>A pipeline: the output of each command is the input of the next.</summary>
/// <param name="At">Its position.</param>
/// <param name="Commands">The commands.</param>
internal sealed record ShellPipeline(ShellPosition At, InlineList<ShellCommand> Commands) : ShellNode(At)
{
    internal override void Flatten(List<ShellNode> into)
    {
        base.Flatten(into);
        Flatten(Commands, into);
    }
}
