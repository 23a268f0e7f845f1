namespace ContainerOS.Engine.Programs;

/// <summary>A built-in function.</summary>
internal sealed record FunctionExpression(SourceMark Mark, BuiltIn Function, Expression Argument) : Expression(Mark)
{
    public override IEnumerable<Expression> Parts => [Argument];
}
