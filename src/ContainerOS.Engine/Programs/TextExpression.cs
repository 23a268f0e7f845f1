namespace ContainerOS.Engine.Programs;

/// <summary>A text with values in it.</summary>
internal sealed record TextExpression(SourceMark Mark, IReadOnlyList<Expression> Pieces) : Expression(Mark)
{
    public override IEnumerable<Expression> Parts => Pieces;
}
