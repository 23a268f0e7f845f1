using System.Text;
using ContainerOS.Engine.Diagnostics;

namespace ContainerOS.Engine.Programs;

/// <summary>Reads a text file that a person wrote.</summary>
internal static class SourceFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file's text without a byte order mark. What has no size is not opened: a pipe or a device would be waited for, or read for ever.</summary>
    public static string Read(string path)
    {
        try
        {
            var size = (File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path)).Length;
            if (size > SourceLimits.FileBytes)
            {
                throw new ProgramException($"the file has {size} bytes; at most {SourceLimits.FileBytes} are read: is it a program?", path);
            }
            return size == 0 ? string.Empty : Strict.GetString(Bytes(path, (int)size)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException fault)
        {
            throw new ProgramException("the file is not UTF-8 text: save it as UTF-8", path, fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ProgramException($"the file can not be read: {fault.Message}", path, fault);
        }
    }

    private static byte[] Bytes(string path, int size)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[size];
        file.ReadExactly(bytes);
        return bytes;
    }
}
