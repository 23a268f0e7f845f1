namespace ContainerOS.Rules.Conversion;

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
        _ = waiting.RemoveAll(taken.Contains);
        return [.. taken.Select(each => (each.Values, each.Unit))];
    }
}
