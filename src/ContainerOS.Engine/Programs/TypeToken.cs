namespace ContainerOS.Engine.Programs;

/// <summary>
/// Tokens of resource types and functions: <c>package:module:Name</c>. The module <c>index</c> may be omitted (pulumi-yaml
/// <c>packages.go</c>).
/// </summary>
internal static class TypeToken
{
    public static string Canonical(string written) => written.Split(':') is [var package, var name] ? $"{package}:index:{name}" : written;

    public static bool IsWellFormed(string written) =>
        written.Split(':') is { Length: 2 or 3 } parts && parts.All(part => part.Length > 0 && !part.Any(char.IsWhiteSpace));

    public static string PackageOf(string token) => token.Split(':')[0];
}
