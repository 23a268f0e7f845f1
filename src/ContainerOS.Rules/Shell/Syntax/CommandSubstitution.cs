namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>A command substitution, <c>$(...)</c> or backquotes, or a process substitution, <c>&lt;(...)</c>.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Body">What is run.</param>
/// <param name="IsProcess">Whether it is a process substitution.</param>
/// <param name="IsQuoted">Whether it stands in double quotes.</param>
internal sealed record CommandSubstitution(ShellPosition At, CommandList Body, bool IsProcess, bool IsQuoted) : WordPart(At, IsQuoted)
{
    internal override void Flatten(List<ShellNode> into)
    {
        base.Flatten(into);
        Body.Flatten(into);
    }
}
