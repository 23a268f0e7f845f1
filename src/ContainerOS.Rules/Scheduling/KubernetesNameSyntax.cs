using System.Text.RegularExpressions;

namespace ContainerOS.Rules.Scheduling;

/// <summary>The syntax of label and taint keys and values.</summary>
internal static partial class KubernetesNameSyntax
{
    private const int MaxPrefixLength = 253;
    private const string NameRequirement =
        "a name has 1 to 63 letters, digits, '-', '_' and '.', and starts and ends with a letter or digit";
    private static readonly string[] Reserved = ["kubernetes.io", "k8s.io"];
    private static readonly string[] Allowed = ["kubelet.kubernetes.io", "node.kubernetes.io"];

    /// <summary>What is wrong with a key; null when it is valid.</summary>
    internal static string? FindKeyError(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var name = key.AsSpan(slash + 1);
        return name.Contains('/') ? "it has more than one '/'"
            : !Name().IsMatch(name) ? NameRequirement
            : slash >= 0 && !IsPrefix(key.AsSpan(0, slash))
                ? "the part before the '/' is not a lower-case domain name of at most 253 characters"
            : null;
    }

    private static bool IsPrefix(ReadOnlySpan<char> text) => text.Length <= MaxPrefixLength && Domain().IsMatch(text);

    /// <summary>Whether a text is a valid value; it may be empty.</summary>
    internal static bool IsValue(string value) => value.Length == 0 || Name().IsMatch(value);

    /// <summary>Whether a key has a prefix that ACK reserves.</summary>
    internal static bool IsReserved(string key) =>
        key.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash
        && key.LastIndexOf('/') == slash
        && IsWithin(key.AsSpan(0, slash), Reserved)
        && !IsWithin(key.AsSpan(0, slash), Allowed);

    private static bool IsWithin(ReadOnlySpan<char> prefix, string[] domains)
    {
        foreach (var domain in domains)
        {
            if (prefix.EndsWith(domain) && (prefix.Length == domain.Length || prefix[^(domain.Length + 1)] == '.'))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?\\z")]
    private static partial Regex Name();

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\\z")]
    private static partial Regex Domain();
}
