using ContainerOS.Shared;

namespace ContainerOS.Cli.Findings;

/// <summary>
/// What may be quoted: files below the directory that a program is in. A link in a cloned repository can lead to any file of the user, and
/// what is printed ends up in the log of a pipeline.
/// </summary>
internal static class SourceTree
{
    /// <summary>Whether a file is, after all links, below the directory that its path names.</summary>
    internal static bool Contains(string file)
    {
        try
        {
            var path = Path.GetFullPath(file);
            return WrittenFile.IsBelow(WrittenFile.RealPath(Path.GetDirectoryName(path)!), WrittenFile.RealPath(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false; // What cannot be followed is not quoted.
        }
    }
}
