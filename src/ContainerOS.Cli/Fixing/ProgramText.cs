using System.Text;

namespace ContainerOS.Cli.Fixing;

/// <summary>The text of a program's file: it is written back whole or not at all, with the mark it began with and the mode it has.</summary>
internal sealed record ProgramText(string File, string Text, bool HasByteOrderMark)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file that the engine has read before; it is UTF-8.</summary>
    internal static ProgramText Read(string file)
    {
        var text = Strict.GetString(System.IO.File.ReadAllBytes(file));
        return text.StartsWith('\uFEFF') ? new ProgramText(file, text[1..], true) : new ProgramText(file, text, false);
    }

    /// <summary>Puts the text in the place of the file's: a reader sees the old one or the new one, never a part.</summary>
    /// <param name="before">What the file held when it was read; somebody who saved another text since loses nothing.</param>
    internal void Write(ProgramText before)
    {
        if (Read(File) != before)
        {
            throw new IOException("somebody else changed it in the meantime");
        }

        var target = new FileInfo(File).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.GetFullPath(File);
        using (System.IO.File.Open(target, FileMode.Open, FileAccess.ReadWrite))
        {
            // A file that may not be written is not replaced either, though its directory would allow it.
        }

        var draft = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Environment.ProcessId}.tmp");
        try
        {
            System.IO.File.WriteAllBytes(draft, Strict.GetBytes(HasByteOrderMark ? '\uFEFF' + Text : Text));
            if (!OperatingSystem.IsWindows())
            {
                System.IO.File.SetUnixFileMode(draft, System.IO.File.GetUnixFileMode(target));
            }

            System.IO.File.Move(draft, target, overwrite: true);
        }
        finally
        {
            System.IO.File.Delete(draft);
        }
    }
}
