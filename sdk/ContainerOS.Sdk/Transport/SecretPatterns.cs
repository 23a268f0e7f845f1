using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ContainerOS.Sdk.Transport;

/// <summary>
/// Blanks what looks like a secret in a text whose secrets are not at hand, such as an event of a task that another program
/// started: the value after a word like password or token, the password of an address, and base64 long enough to be user data.
/// </summary>
internal static partial class SecretPatterns
{
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Redact(string? text) =>
        text is null
            ? null
            : Encoded()
                .Replace(
                    UserInfo().Replace(Named().Replace(text, "$1[secret]"), "$1[secret]@"),
                    run => IsDigest(run.Value) ? run.Value : "[secret]"
                );

    // Digests of images and disks are hexadecimal; they are no secret and name what failed.
    private static bool IsDigest(string run) => run.All(char.IsAsciiHexDigit);

    [GeneratedRegex("""((?:password|passwd|secret|token|access_?key_?secret)["']?\s*[=:]\s*["']?)[^\s"',;]+""", RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex("""(://[^\s/:@"']*:)[^\s/@"']+@""")]
    private static partial Regex UserInfo();

    [GeneratedRegex("[A-Za-z0-9+/]{64,}={0,2}")]
    private static partial Regex Encoded();
}
