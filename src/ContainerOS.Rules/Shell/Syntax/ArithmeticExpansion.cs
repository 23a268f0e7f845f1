namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>An arithmetic expansion, <c>$((...))</c>.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Parts">What is computed.</param>
/// <param name="IsQuoted">Whether it stands in double quotes.</param>
internal sealed record ArithmeticExpansion(ShellPosition At, InlineList<WordPart> Parts, bool IsQuoted) : WordPart(At, IsQuoted)
{
    internal override void Flatten(List<ShellNode> into)
    {
        base.Flatten(into);
        Flatten(Parts, into);
    }
}
