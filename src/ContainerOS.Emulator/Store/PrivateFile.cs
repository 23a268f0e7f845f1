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
            using (var file = new FileStream(beside, Options()))
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

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
