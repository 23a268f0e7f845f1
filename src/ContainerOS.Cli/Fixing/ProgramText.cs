using System.Text;
using ContainerOS.Shared;

namespace ContainerOS.Cli.Fixing;

/// <summary>The text of a program's file. It is written atomically and keeps its byte order mark and file mode.</summary>
internal sealed record ProgramText(string File, string Text, bool HasByteOrderMark)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a program file, which is UTF-8.</summary>
    internal static ProgramText Read(string file)
    {
        var text = Strict.GetString(System.IO.File.ReadAllBytes(file));
        return text.StartsWith('\uFEFF') ? new ProgramText(file, text[1..], true) : new ProgramText(file, text, false);
    }

    /// <summary>Replaces the content of the file: a reader sees the old text or the new one, never a part.</summary>
    /// <param name="before">The content when the file was read; a file that was changed since is not overwritten.</param>
    internal void Write(ProgramText before)
    {
        if (Read(File) != before)
        {
            throw new IOException("it was changed by another program in the meantime");
        }

        AtomicFile.Write(File, Strict.GetBytes(HasByteOrderMark ? '\uFEFF' + Text : Text));
    }
}
