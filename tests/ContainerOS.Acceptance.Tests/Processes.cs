using System.Diagnostics;
using System.Globalization;

namespace ContainerOS.Acceptance.Tests;

/// <summary>The processes below one that a test started.</summary>
internal static class Processes
{
    /// <summary>The plugin that an engine started.</summary>
    internal static Process PluginOf(Process engine)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "finds the plugin through /proc, which only Linux has");
        return Process.GetProcessById(Assert.Single(ChildrenOf(engine.Id)));
    }

    private static IEnumerable<int> ChildrenOf(int parent) =>
        Directory
            .EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && ParentOf(id) == parent);

    private static int ParentOf(int id)
    {
        try
        {
            // The name in brackets may hold spaces; the state and then the parent follow it.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // It ended while we looked.
        }
    }
}
