namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>The elements of an array, as in <c>x=(a b)</c>.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Elements">The elements.</param>
internal sealed record ArrayLiteral(ShellPosition At, IReadOnlyList<ShellWord> Elements) : WordPart(At, false)
{
    internal override void Flatten(List<ShellNode> into)
    {
        base.Flatten(into);
        Flatten(Elements, into);
    }
}
