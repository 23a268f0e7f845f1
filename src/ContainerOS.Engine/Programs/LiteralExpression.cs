using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Programs;

/// <summary>A value written out.</summary>
internal sealed record LiteralExpression(SourceMark Mark, PropertyValue Value) : Expression(Mark);
