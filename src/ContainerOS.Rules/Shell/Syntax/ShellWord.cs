namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>A word of a command.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Parts">Its parts, in order.</param>
internal sealed record ShellWord(ShellPosition At, IReadOnlyList<WordPart> Parts) : ShellNode(At)
{
    internal override IReadOnlyList<ShellNode> Children => Parts;

    /// <summary>The word's text where nothing in it is expanded; else null.</summary>
    internal string? Literal => Parts switch
    {
        [] => string.Empty,
        [LiteralPart only] => only.Text,
        _ when Parts.All(part => part is LiteralPart) => string.Concat(Parts.Select(part => ((LiteralPart)part).Text)),
        _ => null,
    };
}
