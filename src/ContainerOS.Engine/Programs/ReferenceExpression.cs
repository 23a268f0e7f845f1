namespace ContainerOS.Engine.Programs;

/// <summary>The value something else has: <c>${a.b}</c> alone.</summary>
internal sealed record ReferenceExpression(SourceMark Mark, Reference Target) : Expression(Mark);
