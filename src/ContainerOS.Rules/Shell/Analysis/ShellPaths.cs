namespace ContainerOS.Rules.Shell.Analysis;

/// <summary>Compares and normalizes paths of the host.</summary>
internal static class ShellPaths
{
    /// <summary>Removes <c>.</c>, <c>..</c>, repeated and trailing slashes from an absolute path; returns other paths unchanged.</summary>
    internal static string Normalize(string path)
    {
        if (!path.StartsWith('/') || IsNormal(path))
        {
            return path;
        }

        var parts = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                parts.RemoveRange(Math.Max(0, parts.Count - 1), Math.Min(1, parts.Count));
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return "/" + string.Join('/', parts);
    }

    private static bool IsNormal(string path) =>
        !path.Contains("//", StringComparison.Ordinal)
        && !path.Contains("/.", StringComparison.Ordinal)
        && (path.Length == 1 || path[^1] != '/');

    /// <summary>Whether a normalized path is one of the directories, or below one.</summary>
    internal static bool IsBelow(string path, ReadOnlySpan<string> folders)
    {
        foreach (var folder in folders)
        {
            if (path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] == '/'))
            {
                return true;
            }
        }

        return false;
    }
}
