namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>Text that stands for itself, its quotes taken off.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Text">The text.</param>
/// <param name="IsQuoted">Whether it was quoted.</param>
internal sealed record LiteralPart(ShellPosition At, string Text, bool IsQuoted) : WordPart(At, IsQuoted)
{
    internal override void Flatten(List<ShellNode> into)
    {
        // Text holds nothing to find.
    }
}
