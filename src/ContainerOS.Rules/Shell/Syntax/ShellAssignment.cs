namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>An assignment such as <c>x=1</c>.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Name">The variable.</param>
/// <param name="Value">What it becomes.</param>
/// <param name="Appends">Whether it is <c>+=</c> or of one element, so that the value is not the whole.</param>
internal sealed record ShellAssignment(ShellPosition At, string Name, ShellWord Value, bool Appends) : ShellNode(At)
{
    internal override void Flatten(List<ShellNode> into)
    {
        base.Flatten(into);
        Value.Flatten(into);
    }
}
