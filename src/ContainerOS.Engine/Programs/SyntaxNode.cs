namespace ContainerOS.Engine.Programs;

/// <summary>A piece of YAML and where it stands.</summary>
internal abstract record SyntaxNode(SourceMark Mark)
{
    /// <summary>What it is, in the words of an error message.</summary>
    public abstract string Kind { get; }
}
