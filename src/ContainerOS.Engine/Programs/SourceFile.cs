using System.Text;
using ContainerOS.Engine.Diagnostics;

namespace ContainerOS.Engine.Programs;

/// <summary>Reads the text files of a program.</summary>
internal static class SourceFile
{
    public static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// The text of a file without a byte order mark. Files of size 0 are not opened: reading a pipe or device could block or never end.
    /// </summary>
    public static string Read(string path)
    {
        try
        {
            var size = (File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path)).Length;
            if (size > ProgramLimits.FileBytes)
            {
                throw new ProgramException($"the file has {size} bytes, but a program may have at most {ProgramLimits.FileBytes}", path);
            }
            return size == 0 ? string.Empty : Strict.GetString(Bytes(path, (int)size)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException fault)
        {
            throw new ProgramException("the file is not UTF-8 text: save it as UTF-8", path, fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ProgramException($"the file cannot be read: {fault.Message}", path, fault); // A path with NUL is an argument error.
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

/// <summary>Limits of a program. They are far above real programs and prevent excessive use of memory and time.</summary>
internal static class ProgramLimits
{
    /// <summary>The maximum size of a file in bytes.</summary>
    public const int FileBytes = 4 * 1024 * 1024;

    /// <summary>The maximum depth of nested maps and lists.</summary>
    public const int Depth = 100;

    /// <summary>The maximum number of YAML nodes after aliases are resolved.</summary>
    public const int Nodes = 200_000;

    /// <summary>The maximum length of a chain of references.</summary>
    public const int ReferenceChain = 200;

    /// <summary>The maximum number of errors that are reported.</summary>
    public const int Errors = 100;
}
