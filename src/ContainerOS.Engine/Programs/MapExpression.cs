namespace ContainerOS.Engine.Programs;

/// <summary>A map.</summary>
internal sealed record MapExpression(SourceMark Mark, IReadOnlyList<MapEntry> Entries) : Expression(Mark)
{
    public override IEnumerable<Expression> Parts => Entries.Select(entry => entry.Value);

    public MapEntry? Find(string name) => Entries.FirstOrDefault(entry => entry.Name == name);
}
