using System.Security.Cryptography;
using System.Text;

namespace ContainerOS.Provider.Ownership;

/// <summary>A URN in its parts: <c>urn:pulumi:STACK::PROJECT::[PARENTTYPES$]TYPE::NAME</c>.</summary>
/// <param name="Text">The whole URN.</param>
internal sealed record ResourceUrn(string Text)
{
    private readonly string[] parts = Text.Split("::", 4);

    /// <summary>The stack's name.</summary>
    internal string Stack => parts[0]["urn:pulumi:".Length..];

    /// <summary>The project's name.</summary>
    internal string Project => parts[1];

    /// <summary>The resource's logical name.</summary>
    internal string Name => parts[^1];

    /// <summary>The first characters of the URN's SHA-256 in lower-case hex: the same on every run and machine.</summary>
    internal string Hash(int length) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))[..length];
}
