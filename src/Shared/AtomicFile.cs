namespace ContainerOS.Shared;

/// <summary>Replaces files of the user: a reader sees the old content or the new one, never a part.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a file, or replaces its content and keeps its mode. A link stays a link; its target is replaced.</summary>
    /// <exception cref="IOException">The file cannot be written. It is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written. It is unchanged.</exception>
    internal static void Write(string file, byte[] content)
    {
        WrittenFile.CheckLinks(file);
        var target = Path.GetFullPath(file);
        var isThere = File.Exists(target);
        if (isThere)
        {
            target = new FileInfo(target).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? target;
            // Moving a file needs write permission only on the directory. A read-only file must not be replaced.
            using var probe = File.Open(target, FileMode.Open, FileAccess.ReadWrite);
        }

        var draft = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Environment.ProcessId}.tmp");
        try
        {
            File.Delete(draft);
            using (var stream = new FileStream(draft, FileMode.CreateNew)) // Follows no link that has the name of the draft.
            {
                stream.Write(content);
            }

            if (isThere && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(draft, File.GetUnixFileMode(target));
            }

            File.Move(draft, target, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
