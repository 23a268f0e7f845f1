namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>A redirection of a command.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Operator">The operator, such as <c>&gt;&gt;</c>.</param>
/// <param name="Target">What is read or written; the end tag of a here-document.</param>
internal sealed record ShellRedirection(ShellPosition At, string Operator, ShellWord Target) : ShellNode(At)
{
    /// <summary>The text of a here-document, once the line is read to its end.</summary>
    internal IReadOnlyList<WordPart>? Document { get; set; }

    /// <summary>Whether a file is written.</summary>
    internal bool Writes => Operator is ">" or ">>" or ">|" or "&>" or "&>>" or "<>";

    internal override void Flatten(List<ShellNode> into)
    {
        base.Flatten(into);
        Target.Flatten(into);
        for (var index = 0; index < Document?.Count; index++)
        {
            Document[index].Flatten(into);
        }
    }
}
