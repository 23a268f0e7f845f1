namespace ContainerOS.Cli.Findings;

/// <summary>A path as the user would type it.</summary>
internal static class DisplayPath
{
    /// <summary>Relative to the working directory when it lies below it, otherwise as it is.</summary>
    internal static string Of(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
