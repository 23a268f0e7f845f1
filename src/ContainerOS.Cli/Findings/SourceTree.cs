namespace ContainerOS.Cli.Findings;

/// <summary>
/// What may be quoted: files below the directory that a program is in. A link in a cloned repository can lead to any file of the user, and
/// what is printed ends up in the log of a pipeline.
/// </summary>
internal static class SourceTree
{
    private const int MaxLinks = 40;

    /// <summary>Whether a file is, after all links, below the directory that its path names.</summary>
    internal static bool Contains(string file)
    {
        try
        {
            var path = Path.GetFullPath(file);
            var root = RealPath(Path.GetDirectoryName(path)!);
            return RealPath(path)
                .StartsWith(Path.EndsInDirectorySeparator(root) ? root : root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false; // What cannot be followed is not quoted.
        }
    }

    /// <summary>The path without links, as realpath(3).</summary>
    private static string RealPath(string path)
    {
        var root = Path.GetPathRoot(path)!;
        var real = root;
        var open = new Stack<string>(Parts(path, root).Reverse());
        var links = 0;
        while (open.TryPop(out var part))
        {
            var next = part == ".." ? Path.GetDirectoryName(real) ?? root : Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                throw new IOException($"{path} has too many links");
            }

            if (Path.IsPathRooted(target))
            {
                real = root;
            }

            foreach (var each in Parts(target, Path.GetPathRoot(target) ?? string.Empty).Reverse())
            {
                open.Push(each);
            }
        }

        return real;
    }

    private static IEnumerable<string> Parts(string path, string root) =>
        path[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".");
}
