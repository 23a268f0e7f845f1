using ContainerOS.Rules.Scheduling;

namespace ContainerOS.Rules.Conversion;

/// <summary>Kernel parameters as files and commands write them.</summary>
internal static class SysctlText
{
    /// <summary>The parameters of <c>name=value</c> words; null when one is none.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>>? Pairs(IReadOnlyList<string> words)
    {
        var pairs = new List<KeyValuePair<string, string>>(words.Count);
        foreach (var word in words)
        {
            if (word.IndexOf('=', StringComparison.Ordinal) is not (> 0 and var sign) || word[0] == '-' || !KernelNames.IsSysctl(word[..sign].Trim()) || word[..sign].Contains('*', StringComparison.Ordinal))
            {
                return null;
            }

            pairs.Add(KeyValuePair.Create(word[..sign].Trim(), word[(sign + 1)..].Trim()));
        }

        return pairs;
    }

    /// <summary>The parameters of a file; null when a line of it is none.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>>? Lines(string content) =>
        Pairs([.. content.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] is not ('#' or ';'))]);
}
