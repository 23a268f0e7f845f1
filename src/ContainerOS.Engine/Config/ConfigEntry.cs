using ContainerOS.Engine.Programs;

namespace ContainerOS.Engine.Config;

/// <summary>A config value that is set: where it is written, and the type it was declared with, if it was.</summary>
internal sealed record ConfigEntry(string Key, SyntaxNode Node, string? Type, bool DeclaredSecret)
{
    /// <summary>Whether it is secret, without decrypting anything.</summary>
    public bool IsSecret => DeclaredSecret || Encrypted.IsIn(Node);
}
