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
            if (size > ProgramLimits.FileBytes)
            {
                throw new ProgramException(
                    $"the file has {size} bytes; at most {ProgramLimits.FileBytes} are read: is it a program?",
                    path
                );
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

/// <summary>How much a program file may be: far above any honest one, far below what would hurt.</summary>
internal static class ProgramLimits
{
    /// <summary>Bytes of one file.</summary>
    public const int FileBytes = 4 * 1024 * 1024;

    /// <summary>Maps and lists inside one another.</summary>
    public const int Depth = 100;

    /// <summary>Pieces of YAML after aliases are put in place of what they stand for.</summary>
    public const int Nodes = 200_000;

    /// <summary>Resources and variables that refer to one another in a row.</summary>
    public const int ReferenceChain = 200;

    /// <summary>Errors of one program that are told: who has mended these runs again.</summary>
    public const int Errors = 100;
}
