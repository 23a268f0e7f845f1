namespace ContainerOS.Engine.Programs;

/// <summary>One key of a map with its value.</summary>
internal sealed record SyntaxEntry(SyntaxScalar Key, SyntaxNode Value)
{
    public string Name => Key.Text;
}
