namespace ContainerOS.Engine.Programs;

/// <summary>A map, its keys in the order of the file.</summary>
internal sealed record SyntaxMapping(SourceMark Mark, IReadOnlyList<SyntaxEntry> Entries) : SyntaxNode(Mark)
{
    public override string Kind => "a map";

    public SyntaxEntry? Find(string name) => Entries.FirstOrDefault(entry => entry.Name == name);
}
