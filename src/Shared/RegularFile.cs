namespace ContainerOS.Shared;

/// <summary>
/// Reads files that a cloned repository can have. One of size 0 is not opened: a link to a device or a pipe has this size, and reading it
/// blocks or never ends.
/// </summary>
internal static class RegularFile
{
    /// <summary>Whether the file has no content, or is a device or a pipe. Links are followed.</summary>
    /// <exception cref="IOException">There is no such file.</exception>
    internal static bool IsEmpty(string path) => Length(path) == 0;

    /// <summary>The content of a file of at most the given number of bytes.</summary>
    /// <exception cref="IOException">The file is larger, or cannot be read.</exception>
    internal static byte[] ReadAllBytes(string path, long limit) =>
        Length(path) switch
        {
            0 => [],
            var size when size > limit => throw new IOException($"it has {size} bytes, and at most {limit} are read"),
            _ => File.ReadAllBytes(path),
        };

    private static long Length(string path) =>
        (File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path)).Length;
}
