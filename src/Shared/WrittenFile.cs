namespace ContainerOS.Shared;

/// <summary>
/// Refuses to write through a link that leads out of the repository, or without one out of the directory. A cloned repository can have a
/// link to any file of the user, and what the command writes is under its control.
/// </summary>
internal static class WrittenFile
{
    /// <summary>With <c>1</c>, links are followed wherever they lead. A repository cannot set it.</summary>
    private const string Variable = "CONTAINEROS_FOLLOW_LINKS";
    private const int MaxLinks = 40;

    /// <summary>Checks a file before it is written.</summary>
    /// <param name="file">The file, which need not exist.</param>
    /// <param name="directory">The directory that it belongs to outside of a repository; null for that of its path.</param>
    /// <exception cref="IOException">A link leads out.</exception>
    internal static void CheckLinks(string file, string? directory = null)
    {
        var path = Path.GetFullPath(file);
        var tree = RealPath(TreeOf(Path.GetFullPath(directory ?? Path.GetDirectoryName(path)!)));
        var real = RealPath(path);
        if (!IsBelow(tree, real) && Environment.GetEnvironmentVariable(Variable) != "1")
        {
            throw new IOException(
                $"{file} leads to {real}, outside of {tree}, and is not written: "
                    + "a repository could change any file of yours by such a link. "
                    + $"Replace the link by a file, or set {Variable}=1"
            );
        }
    }

    /// <summary>Whether a path is below a directory. Both are without links.</summary>
    internal static bool IsBelow(string directory, string path) =>
        path.StartsWith(
            Path.EndsInDirectorySeparator(directory) ? directory : directory + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );

    /// <summary>The path without links, as realpath(3). Parts that do not exist stay.</summary>
    /// <exception cref="IOException">There are too many links.</exception>
    internal static string RealPath(string path)
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

    /// <summary>The root of the repository that a directory is in, or the directory.</summary>
    private static string TreeOf(string directory)
    {
        for (var at = directory; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Combine(at, ".git")))
            {
                return at;
            }
        }

        return directory;
    }

    private static IEnumerable<string> Parts(string path, string root) =>
        path[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".");
}
