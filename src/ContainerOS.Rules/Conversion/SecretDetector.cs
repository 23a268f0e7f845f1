using System.Text.RegularExpressions;
using ContainerOS.Rules.Security;
using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Conversion;

/// <summary>Tells what may hold a secret; rather too often than not.</summary>
public static partial class SecretDetector
{
    /// <summary>Whether a line must not be shown.</summary>
    internal static bool MayContainSecret(string line) => Word().IsMatch(line) || PlaintextSecretFinder.Find(line) is not null;

    /// <summary>Whether a content holds a secret in clear: a key of a known form, or a setting or a variable that is named as a secret and has a plain value.</summary>
    /// <param name="content">The content.</param>
    /// <param name="isScript">Whether it may be a shell script, of which options and headers that carry secrets are read too.</param>
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
