namespace ContainerOS.Provider.Ownership;

/// <summary>The parts of a URN: <c>urn:pulumi:STACK::PROJECT::[PARENTTYPES$]TYPE::NAME</c>.</summary>
/// <param name="Text">The whole URN.</param>
internal sealed record ResourceUrn(string Text)
{
    private readonly string[] parts = Text.Split("::", 4);

    /// <summary>The name of the stack.</summary>
    internal string Stack => parts[0]["urn:pulumi:".Length..];

    /// <summary>The name of the project.</summary>
    internal string Project => parts[1];

    /// <summary>The type token of the resource, without those of its parents.</summary>
    internal string Type => parts.Length > 2 ? parts[2][(parts[2].LastIndexOf('$') + 1)..] : string.Empty;

    /// <summary>The logical name of the resource.</summary>
    internal string Name => parts[^1];

    /// <summary>The first hexadecimal digits of the hash of the URN.</summary>
    internal string Hash(int length) => TextHash.FirstDigits(Text, length);
}
