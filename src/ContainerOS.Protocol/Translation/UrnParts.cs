namespace ContainerOS.Protocol.Translation;

/// <summary>Type and name as a URN holds them: <c>urn:pulumi:STACK::PROJECT::[PARENTS$]TYPE::NAME</c>; engines before 3.100 send nothing else.</summary>
internal static class UrnParts
{
    public static string Type(string urn) => Part(urn, 2) is { } types ? types[(types.LastIndexOf('$') + 1)..] : string.Empty;

    public static string Name(string urn) => Part(urn, 3) ?? string.Empty;

    private static string? Part(string urn, int index) =>
        urn.Split("::", 4, StringSplitOptions.None) is { Length: 4 } parts ? parts[index] : null;
}
