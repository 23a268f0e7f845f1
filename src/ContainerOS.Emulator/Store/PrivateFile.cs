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
            using (var file = new FileStream(beside, Options(FileMode.Create)))
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
        using var file = new FileStream(path, Options(FileMode.Append));
        file.Write(Encoding.UTF8.GetBytes(text));
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
