namespace ContainerOS.Engine.Programs;

/// <summary>One named value of a map.</summary>
internal sealed record MapEntry(SourceMark Mark, string Name, Expression Value);
