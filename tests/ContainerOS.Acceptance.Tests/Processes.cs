using System.Diagnostics;
using System.Globalization;

namespace ContainerOS.Acceptance.Tests;

/// <summary>The processes below one that a test started.</summary>
internal static class Processes
{
    /// <summary>The plugin that an engine started.</summary>
    internal static Process PluginOf(Process engine) =>
        FindChild(engine, isNode: false) ?? throw new InvalidOperationException($"{engine.Id} has started no plugin");

    /// <summary>The program in JavaScript that an engine started.</summary>
    internal static Process ProgramOf(Process engine) =>
        FindChild(engine, isNode: true) ?? throw new InvalidOperationException($"{engine.Id} has started no Node");

    /// <summary>The program in JavaScript, or the plugin, that an engine started; null if there is none.</summary>
    internal static Process? FindChild(Process engine, bool isNode)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "finds the process through /proc, which only Linux has");
        var children = ChildrenOf(engine.Id).Where(child => IsNode(child) == isNode).ToList();
        Assert.True(children.Count <= 1, $"{engine.Id} has started several processes: {string.Join(", ", children)}");
        return children.Count == 0 ? null : Process.GetProcessById(children[0]);
    }

    /// <summary>Whether a process is Node; null if it has ended meanwhile.</summary>
    private static bool? IsNode(int id)
    {
        try
        {
            return Path.GetFileName(File.ResolveLinkTarget($"/proc/{id}/exe", returnFinalTarget: false)?.FullName) == "node";
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>
    /// Waits for the end of a process that another one started. One that is not collected has ended, too: its parent was killed, and the
    /// first process of a container, which inherits it, is often not an init. <see cref="Process.WaitForExitAsync"/> would wait forever.
    /// </summary>
    internal static async Task UntilEndedAsync(Process process)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!HasEnded(process))
        {
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Whether a process that another one started has ended, collected or not.</summary>
    internal static bool HasEnded(Process process) => StatOf(process.Id) is not [var state, ..] || state is "Z" or "X";

    /// <summary>
    /// What the kernel says of a process in <c>/proc/id/stat</c> after its name: the state, the parent and more; nothing if there is none.
    /// </summary>
    internal static string[] StatOf(int id)
    {
        // The name in brackets may hold spaces.
        var stat = Read($"/proc/{id}/stat");
        return stat.Length == 0 ? [] : stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
    }

    /// <summary>The processes that have this text in an argument.</summary>
    internal static IReadOnlyList<string> WithArgument(string text) =>
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Where(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _))
                .Select(folder => Read($"{folder}/cmdline").Replace('\0', ' '))
                .Where(line => line.Contains(text, StringComparison.Ordinal)),
        ];

    private static IEnumerable<int> ChildrenOf(int parent) =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && StatOf(id) is [_, var above, ..] && int.Parse(above, CultureInfo.InvariantCulture) == parent);

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return string.Empty; // It ended while we looked.
        }
    }
}
