using System.Security.Cryptography;
using System.Text;

namespace ContainerOS.UserData.Version1;

/// <summary>The marks by which composed scripts are read back.</summary>
internal static class Version1Markers
{
    internal const string Container = "#@ container";
    internal const string Step = "#@ step";
    internal const string Item = "#@ item";

    /// <summary>The head: fail at the first error, say what is done in the log, and be harmless when run again.</summary>
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

    /// <summary>A word that stands alone on no line of the content: a hash of it, lengthened until that is so.</summary>
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
        && !content.Any(letter => (char.IsControl(letter) && letter is not ('\n' or '\t')) || char.IsSurrogate(letter));
}
