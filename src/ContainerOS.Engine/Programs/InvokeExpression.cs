namespace ContainerOS.Engine.Programs;

/// <summary>A call of a plugin's function.</summary>
internal sealed record InvokeExpression(SourceMark Mark, string Token, Expression Arguments, string? Return) : Expression(Mark)
{
    public override IEnumerable<Expression> Parts => [Arguments];
}
