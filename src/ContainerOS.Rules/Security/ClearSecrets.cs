using System.Text.RegularExpressions;
using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Security;

/// <summary>Finds secrets in clear by forms that nothing else has: key ids of the vendor, private keys, variables named as secrets. Never quotes one.</summary>
internal static partial class ClearSecrets
{
    private const int Shortest = 8;
    private static readonly string[] Names = ["PASSWORD", "PASSWD", "SECRET", "TOKEN", "ACCESS_KEY", "API_KEY"];

    /// <summary>What stands in a text; null when nothing of the kind does.</summary>
    internal static string? In(string text) =>
        text.Contains("LTAI", StringComparison.Ordinal) && KeyId().IsMatch(text) ? "an access key id"
        : text.Contains("PRIVATE KEY-----", StringComparison.Ordinal) && text.Contains("-----BEGIN ", StringComparison.Ordinal) ? "a private key"
        : null;

    /// <summary>Which variable of a script is named as a secret and set to plain text; null when none is.</summary>
    internal static string? In(ShellScript script) => script.Nodes.OfType<ShellAssignment>().FirstOrDefault(IsSecret) is { } found
        ? $"the value of {found.Name} (line {found.At.Line})"
        : null;

    private static bool IsSecret(ShellAssignment assignment) =>
        Array.Exists(Names, name => assignment.Name.EndsWith(name, StringComparison.OrdinalIgnoreCase)) && assignment.Value.Literal is { Length: >= Shortest } value && value[0] != '/';

    [GeneratedRegex("(?<![A-Za-z0-9])LTAI[A-Za-z0-9]{8,26}(?![A-Za-z0-9])")]
    private static partial Regex KeyId();
}
