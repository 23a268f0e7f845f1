using ContainerOS.Rules.Scheduling;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Conversion;

/// <summary>Parses kernel parameters from files and commands.</summary>
internal static class SysctlText
{
    /// <summary>The prefix of the paths of all files with kernel parameters.</summary>
    internal const string Files = "/etc/sysctl.";

    /// <summary>The file of the image. sysctl(8) reads it last.</summary>
    internal const string MainFile = "/etc/sysctl.conf";

    private const string Root = "/proc/sys/";
    private static readonly string[] OneTimeParameters =
    [
        "vm.drop_caches",
        "vm.compact_memory",
        "net.ipv4.route.flush",
        "net.ipv6.route.flush",
    ];

    /// <summary>
    /// The directories of /proc/sys, from the kernel's documentation (admin-guide/sysctl). A line with another first part is not a kernel
    /// parameter, and sysctl fails on it.
    /// </summary>
    private static readonly string[] FirstParts = ["abi", "crypto", "debug", "dev", "fs", "kernel", "net", "sunrpc", "user", "vm"];

    /// <summary>Whether all names are in a directory of /proc/sys.</summary>
    internal static bool AreKnown(IEnumerable<KeyValuePair<string, string>> values) =>
        values.All(pair => FirstParts.Contains(pair.Key.Split('.', '/')[0]));

    /// <summary>Whether a path is a file with kernel parameters.</summary>
    internal static bool IsFile(string path) =>
        path == MainFile
        || (path.StartsWith("/etc/sysctl.d/", StringComparison.Ordinal) && path.EndsWith(".conf", StringComparison.Ordinal));

    /// <summary>
    /// Whether a call sets the parameters of files: <c>sysctl -p</c>, or a restart of the service that sets them at boot.
    /// </summary>
    internal static bool Applies(ShellCall call) =>
        call.Program switch
        {
            "sysctl" => call.Arguments.Any(word =>
                word.Text is "--system"
                || word.Text.StartsWith("--load", StringComparison.Ordinal)
                || (word.Text is ['-', not '-', ..] && word.Text.AsSpan().IndexOfAny('p', 'f') > 0)
            ),
            "systemctl" => call.Has("systemd-sysctl") || call.Has("systemd-sysctl.service"),
            _ => false,
        };

    /// <summary>Parses words of the form <c>name=value</c>; null when one has another form.</summary>
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

    /// <summary>
    /// The parameter for a file below <c>/proc/sys</c> with one line; null for other files, and for those that trigger a one-time action.
    /// </summary>
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

    /// <summary>Parses the parameters of a file; null when a line has another form.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>>? Lines(string content) =>
        Pairs([.. content.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] is not ('#' or ';'))]);
}

/// <summary>
/// Kernel parameters that a script appends to files that it did not write, until it applies them. A sysctl step writes them to its own
/// file, which persists like the appended lines.
/// </summary>
internal sealed class PendingSysctls
{
    private readonly List<(
        string Path,
        IReadOnlyList<KeyValuePair<string, string>> Values,
        ScriptStatement Unit,
        StepDraft Pending
    )> waiting = [];

    /// <summary>The statements whose parameters were never applied.</summary>
    internal IEnumerable<ScriptStatement> NeverApplied => waiting.Select(each => each.Unit);

    /// <summary>Adds the lines that are appended to a file; false when they are not only kernel parameters.</summary>
    internal bool TryAdd(ShellAction.Write write, ScriptStatement unit, StepDraft pending)
    {
        // The image has this file. Another one would have to be created.
        var values = write.Path == SysctlText.MainFile ? SysctlText.Lines(write.Content) : null;
        if (values is null || !SysctlText.AreKnown(values))
        {
            return false;
        }

        waiting.Add((write.Path, values, unit, pending));
        return true;
    }

    /// <summary>Removes and returns the parameters of a file, or of all files for null.</summary>
    internal IReadOnlyList<(IReadOnlyList<KeyValuePair<string, string>> Values, ScriptStatement Unit, StepDraft Pending)> Take(string? path)
    {
        var taken = waiting.Where(each => path is null || each.Path == path).ToList();
        waiting.RemoveAll(taken.Contains);
        return [.. taken.Select(each => (each.Values, each.Unit, each.Pending))];
    }
}
