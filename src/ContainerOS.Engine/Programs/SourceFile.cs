using System.Text;
using ContainerOS.Engine.Diagnostics;

namespace ContainerOS.Engine.Programs;

/// <summary>Reads a text file that a person wrote.</summary>
internal static class SourceFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file's text without a byte order mark.</summary>
    public static string Read(string path)
    {
        try
        {
            var size = new FileInfo(path).Length;
            if (size > SourceLimits.FileBytes)
                throw new ProgramException($"the file has {size} bytes; at most {SourceLimits.FileBytes} are read: is it a program?", path);
            return Strict.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
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
}
