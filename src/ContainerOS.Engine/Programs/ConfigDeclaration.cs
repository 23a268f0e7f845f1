namespace ContainerOS.Engine.Programs;

/// <summary>A config value the program declares: its type, its default, and whether it is secret.</summary>
internal sealed record ConfigDeclaration(SourceMark Mark, string Key, string Type, SyntaxNode? Default, bool IsSecret)
{
    /// <summary>Whether the key belongs to another package (<c>package:key</c>).</summary>
    public bool IsForeign(string project) => Key.Split(':') is [var owner, _] && owner != project;
}
