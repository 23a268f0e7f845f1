using System.Text;

namespace ContainerOS.Emulator.Store;

/// <summary>Writes files that only their owner may read: they hold user data, which may contain secrets.</summary>
internal static class PrivateFile
{
    /// <summary>Writes a file. A crash leaves either the old text or the new one.</summary>
    internal static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var beside = path + ".new";
        try
        {
            File.Delete(beside);
            using (var file = new FileStream(beside, Options(FileMode.CreateNew))) // Follows no link of that name.
            {
                file.Write(Encoding.UTF8.GetBytes(text));
                file.Flush(flushToDisk: true);
            }

            File.Move(beside, path, overwrite: true);
        }
        catch (IOException)
        {
            File.Delete(beside);
            throw;
        }
    }

    /// <summary>Adds a text to the end of a file.</summary>
    internal static void Append(string path, string text)
    {
        RefuseLink(path);
        using var file = new FileStream(path, Options(FileMode.Append));
        file.Write(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>A link in a cloned repository can lead to any file of the user.</summary>
    /// <exception cref="IOException">The file is a link.</exception>
    private static void RefuseLink(string path)
    {
        if (new FileInfo(path).LinkTarget is { } target)
        {
            throw new IOException($"{path} is a link to {target}: delete the link, or name the file that it leads to");
        }
    }

    private static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
