using System.Security.Cryptography;
using System.Text;

namespace ContainerOS.UserData.Version1;

/// <summary>The comment lines that make composed scripts readable.</summary>
internal static class Version1Markers
{
    internal const string Container = "#@ container";
    internal const string Step = "#@ step";
    internal const string Item = "#@ item";

    /// <summary>The start of a script: it fails at the first error, writes a log, and can be run again.</summary>
    internal const string Head = """
        #!/bin/bash
        #@ containeros-bootstrap 1
        set -euo pipefail
        mkdir -p /var/log
        exec >>/var/log/containeros-bootstrap.log 2>&1

        """;

    private const int TagLength = 10;

    internal static string Escape(string text) => Uri.EscapeDataString(text);

    internal static string Unescape(string text) => Uri.UnescapeDataString(text);

    /// <summary>An end tag that no line of the content equals: a prefix of its hash, made longer until it is unique.</summary>
    internal static string Tag(string content)
    {
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        var lines = content.Split('\n');
        var length = TagLength;
        while (lines.Contains($"EOF_{hash[..length]}") && length < hash.Length)
        {
            length++;
        }

        return $"EOF_{hash[..length]}";
    }

    internal static bool IsPlain(string content) =>
        content.EndsWith('\n')
        && !content.Any(character => (char.IsControl(character) && character is not ('\n' or '\t')) || char.IsSurrogate(character));
}
