using System.Text.RegularExpressions;
using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Syntax;

namespace ContainerOS.Rules.Security;

/// <summary>Finds secrets in clear by forms that nothing else has: key ids of the vendor, private keys, variables named as secrets. Never quotes one.</summary>
internal static partial class PlaintextSecretFinder
{
    private const int MinimumLength = 8;
    private static readonly string[] NameEndings = ["PASSWORD", "PASSWD", "SECRET", "TOKEN", "ACCESS_KEY", "API_KEY"];

    /// <summary>What stands in a text; null when nothing of the kind does.</summary>
    internal static string? Find(string text) =>
        text.Contains("LTAI", StringComparison.Ordinal) && KeyId().IsMatch(text) ? "an access key id"
        : text.Contains("PRIVATE KEY-----", StringComparison.Ordinal) && text.Contains("-----BEGIN ", StringComparison.Ordinal)
            ? "a private key"
        : null;

    /// <summary>What stands in a script, with its place: what stands in any text, variables named as secrets and set to plain text, options and headers that carry one.</summary>
    internal static IEnumerable<(ShellPosition At, string What)> Find(string text, ShellScript script)
    {
        List<(ShellPosition At, string What)>? found = null;
        foreach (var match in KeyId().EnumerateMatches(text))
        {
            (found ??= []).Add((PositionOf(text, match.Index), "an access key id"));
        }

        if (Find(text) is "a private key" and var key)
        {
            (found ??= []).Add((PositionOf(text, text.IndexOf("-----BEGIN ", StringComparison.Ordinal)), key));
        }

        foreach (var node in script.Nodes)
        {
            if (node is ShellAssignment assignment && IsSecretName(assignment.Name) && MayBeSecret(assignment.Value.Literal))
            {
                (found ??= []).Add((assignment.At, $"the value of {assignment.Name}"));
            }
        }

        foreach (var call in script.Calls)
        {
            SecretArgumentFinder.Find(call, ref found);
        }

        return found?.OrderBy(each => each.At.Line).ThenBy(each => each.At.Column) ?? (IEnumerable<(ShellPosition, string)>)[];
    }

    /// <summary>Whether a variable is named as a secret.</summary>
    internal static bool IsSecretName(string name) =>
        Array.Exists(NameEndings, ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a value may be a secret itself: neither a path nor a word too short for one.</summary>
    internal static bool MayBeSecret(string? value) => value is { Length: >= MinimumLength } && value[0] is not ('/' or '@' or '-');

    private static ShellPosition PositionOf(string text, int index) =>
        new(text.AsSpan(0, index).Count('\n') + 1, index - (index == 0 ? -1 : text.LastIndexOf('\n', index - 1)));

    [GeneratedRegex("(?<![A-Za-z0-9])LTAI[A-Za-z0-9]{8,26}(?![A-Za-z0-9])")]
    private static partial Regex KeyId();
}
