namespace ContainerOS.Engine.Programs;

/// <summary>A named value of the program.</summary>
internal sealed record VariableDeclaration(SourceMark Mark, string Name, Expression Value);
