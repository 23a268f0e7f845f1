using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Terminal;

namespace ContainerOS.Cli.Findings;

/// <summary>Reads lines of the user's files for excerpts. Each file is read once.</summary>
internal sealed class SourceLines
{
    /// <summary>The size limit in bytes. A file of size 0 may be a pipe or a device and is not opened.</summary>
    private const int MaxBytes = 4 * 1024 * 1024;

    private readonly Dictionary<string, string[]> files = new(StringComparer.Ordinal);

    /// <summary>Reads lines of files.</summary>
    internal SourceLines() { }

    /// <summary>Reads lines of files, and those of a program whose text may not be saved yet.</summary>
    internal SourceLines(ProgramSelection program)
    {
        if (program.Text is { } text)
        {
            files[program.File] = text.Split('\n');
        }
    }

    /// <summary>A line by its number, counted from 1; null when the file or line does not exist.</summary>
    internal string? Find(string file, int line)
    {
        var lines = Read(file);
        return line >= 1 && line <= lines.Length ? SafeText.Of(lines[line - 1].TrimEnd().Replace('\t', ' ')) : null;
    }

    private string[] Read(string file)
    {
        if (!files.TryGetValue(file, out var lines))
        {
            files[file] = lines = Load(file);
        }

        return lines;
    }

    /// <summary>Loads the lines. A file that cannot be read has none: the finding is then shown without an excerpt.</summary>
    private static string[] Load(string file)
    {
        try
        {
            var size = (File.ResolveLinkTarget(file, returnFinalTarget: true) as FileInfo ?? new FileInfo(file)).Length;
            return size is > 0 and <= MaxBytes && SourceTree.Contains(file) ? File.ReadAllLines(file) : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }
}
