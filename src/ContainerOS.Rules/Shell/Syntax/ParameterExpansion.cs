namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>A parameter such as <c>$x</c>, <c>$1</c> or <c>${x:-y}</c>.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Name">The parameter's name.</param>
/// <param name="IsPlain">Whether it is the value as it stands, with no operator.</param>
/// <param name="Operation">What stands behind the name, such as <c>:-y</c>.</param>
/// <param name="IsQuoted">Whether it stands in double quotes.</param>
internal sealed record ParameterExpansion(ShellPosition At, string Name, bool IsPlain, InlineList<WordPart> Operation, bool IsQuoted)
    : WordPart(At, IsQuoted)
{
    internal override void Flatten(List<ShellNode> into)
    {
        base.Flatten(into);
        Flatten(Operation, into);
    }
}
