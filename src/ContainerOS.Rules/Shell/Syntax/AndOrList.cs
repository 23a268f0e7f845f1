namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>Pipelines joined by <c>&amp;&amp;</c> and <c>||</c>.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Pipelines">The pipelines.</param>
/// <param name="Operators">What stands before each pipeline but the first.</param>
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
