namespace ContainerOS.Engine.Programs;

/// <summary>A list.</summary>
internal sealed record ListExpression(SourceMark Mark, IReadOnlyList<Expression> Items) : Expression(Mark)
{
    public override IEnumerable<Expression> Parts => Items;
}
