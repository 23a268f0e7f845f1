namespace ContainerOS.Engine.Programs;

/// <summary>A list.</summary>
internal sealed record SyntaxSequence(SourceMark Mark, IReadOnlyList<SyntaxNode> Items) : SyntaxNode(Mark)
{
    public override string Kind => "a list";
}
