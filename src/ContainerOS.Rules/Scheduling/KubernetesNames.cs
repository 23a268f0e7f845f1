using System.Text.RegularExpressions;

namespace ContainerOS.Rules.Scheduling;

/// <summary>The syntax of label and taint keys and values.</summary>
internal static partial class KubernetesNames
{
    private const int LongestPrefix = 253;
    private const string WrongName = "a name has 1 to 63 letters, digits, '-', '_' and '.', and begins and ends with a letter or digit";
    private static readonly string[] Reserved = ["kubernetes.io", "k8s.io"];
    private static readonly string[] Allowed = ["kubelet.kubernetes.io", "node.kubernetes.io"];

    /// <summary>What is wrong with a key; null when nothing is.</summary>
    internal static string? WrongKey(string key) => key.Split('/') switch
    {
        [var name] => Name().IsMatch(name) ? null : WrongName,
        [_, var name] when !Name().IsMatch(name) => WrongName,
        [var prefix, _] when prefix.Length > LongestPrefix || !Domain().IsMatch(prefix) => "what is before the '/' is no domain in lower case of at most 253 letters",
        [_, _] => null,
        _ => "it has more than one '/'",
    };

    /// <summary>Whether a text is a value; it may be empty.</summary>
    internal static bool IsValue(string value) => value.Length == 0 || Name().IsMatch(value);

    /// <summary>Whether a key has a prefix that ACK keeps for itself.</summary>
    internal static bool IsReserved(string key) => key.Contains('/', StringComparison.Ordinal) && key.Split('/') is [var prefix, _]
        && Reserved.Any(end => Ends(prefix, end)) && !Allowed.Any(end => Ends(prefix, end));

    private static bool Ends(string prefix, string domain) => prefix == domain || prefix.EndsWith("." + domain, StringComparison.Ordinal);

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?\\z")]
    private static partial Regex Name();

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\\z")]
    private static partial Regex Domain();
}
