using ContainerOS.Rules.Scheduling;

namespace ContainerOS.Rules.Conversion;

/// <summary>Kernel parameters as files and commands write them.</summary>
internal static class SysctlText
{
    /// <summary>How the paths of all files of parameters begin.</summary>
    internal const string Files = "/etc/sysctl.";

    private const string Root = "/proc/sys/";
    private static readonly string[] OneTimeParameters =
    [
        "vm.drop_caches",
        "vm.compact_memory",
        "net.ipv4.route.flush",
        "net.ipv6.route.flush",
    ];

    /// <summary>Whether a path is a file of parameters.</summary>
    internal static bool IsFile(string path) =>
        path == "/etc/sysctl.conf"
        || (path.StartsWith("/etc/sysctl.d/", StringComparison.Ordinal) && path.EndsWith(".conf", StringComparison.Ordinal));

    /// <summary>The parameters of <c>name=value</c> words; null when one is none.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>>? Pairs(IReadOnlyList<string> words)
    {
        var pairs = new List<KeyValuePair<string, string>>(words.Count);
        foreach (var word in words)
        {
            if (
                word.IndexOf('=', StringComparison.Ordinal) is not (> 0 and var sign)
                || word[0] == '-'
                || !KernelNameSyntax.IsSysctl(word[..sign].Trim())
                || word[..sign].Contains('*', StringComparison.Ordinal)
            )
            {
                return null;
            }

            pairs.Add(KeyValuePair.Create(word[..sign].Trim(), word[(sign + 1)..].Trim()));
        }

        return pairs;
    }

    /// <summary>The parameter that a file below <c>/proc/sys</c> is, set to its one line; null for other files, and for those that make the kernel do something once.</summary>
    internal static KeyValuePair<string, string>? OfProc(string path, string content) =>
        path.StartsWith(Root, StringComparison.Ordinal)
        && !path.Contains('.', StringComparison.Ordinal)
        && path[Root.Length..].Replace('/', '.') is var name
        && KernelNameSyntax.IsSysctl(name)
        && !OneTimeParameters.Contains(name)
        && content.Trim() is { Length: > 0 } value
        && !value.Contains('\n', StringComparison.Ordinal)
            ? KeyValuePair.Create(name, value)
            : null;

    /// <summary>The parameters of a file; null when a line of it is none.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>>? Lines(string content) =>
        Pairs([.. content.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] is not ('#' or ';'))]);
}

/// <summary>
/// Kernel parameters that a script adds to files it did not write, until it applies them. A step of parameters lasts as well as the lines do, in a
/// file of its own.
/// </summary>
internal sealed class PendingSysctls
{
    private readonly List<(string Path, IReadOnlyList<KeyValuePair<string, string>> Values, ScriptStatement Unit)> waiting = [];

    /// <summary>Takes the lines that are appended to a file, where they are parameters and nothing else.</summary>
    internal bool TryAdd(ShellAction.Write write, ScriptStatement unit)
    {
        var values = SysctlText.IsFile(write.Path) ? SysctlText.Lines(write.Content) : null;
        if (values is not null)
        {
            waiting.Add((write.Path, values, unit));
        }

        return values is not null;
    }

    /// <summary>What waits for a file to be applied, or for any; it waits no longer.</summary>
    internal IReadOnlyList<(IReadOnlyList<KeyValuePair<string, string>> Values, ScriptStatement Unit)> Take(string? path)
    {
        var taken = waiting.Where(each => path is null || each.Path == path).ToList();
        waiting.RemoveAll(taken.Contains);
        return [.. taken.Select(each => (each.Values, each.Unit))];
    }
}
