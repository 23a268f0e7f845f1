namespace ContainerOS.Cli.Findings;

/// <summary>Formats a path for output.</summary>
internal static class DisplayPath
{
    /// <summary>A path below the working directory becomes relative; others are unchanged.</summary>
    internal static string Of(string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            return path; // Not the path of any file.
        }

        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
