using System.Text.RegularExpressions;
using ContainerOS.Rules.Security;
using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Conversion;

/// <summary>Detects text that may contain a secret. It prefers false positives to false negatives.</summary>
public static partial class SecretDetector
{
    /// <summary>Whether a line may contain a secret, so that it must not be shown.</summary>
    internal static bool MayContainSecret(string line) => Word().IsMatch(line) || PlaintextSecretFinder.Find(line) is not null;

    /// <summary>
    /// Whether content contains a secret in plain text: a key of a known form, or a setting or variable with the name of a secret and a
    /// plain value.
    /// </summary>
    /// <param name="content">The content.</param>
    /// <param name="isScript">Whether it may be a shell script, whose options and headers with secrets are detected too.</param>
    public static bool ContainsSecret(string content, bool isScript) =>
        PlaintextSecretFinder.Find(content) is not null
        || Setting().IsMatch(content)
        || (isScript && PlaintextSecretFinder.Find(content, ShellScript.Parse(content)).Any());

    [GeneratedRegex("passw|secret|token|access.?key|api.?key|credential|LTAI|PRIVATE KEY|://[^/ ]*@|auth|AKID", RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    [GeneratedRegex(
        "(password|passwd|secret|token|access_?key|access_?key_?secret|api_?key)[\"']?[ \t]*[=:][ \t]*[\"']?[^ \t\n$\"'/<]{8}",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Setting();
}
