using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Terminal;

namespace ContainerOS.Cli.Findings;

/// <summary>Lines of the user's files, for showing what a finding is about. Files are read once.</summary>
internal sealed class SourceLines
{
    /// <summary>Bytes of the largest file that is shown; one without a size may be a pipe or a device, and is not opened.</summary>
    private const int MaxBytes = 4 * 1024 * 1024;

    private readonly Dictionary<string, string[]> files = new(StringComparer.Ordinal);

    /// <summary>The lines of files as they are.</summary>
    internal SourceLines() { }

    /// <summary>The lines of a program whose text may not be saved yet.</summary>
    internal SourceLines(ProgramSelection program)
    {
        if (program.Text is { } text)
        {
            files[program.File] = text.Split('\n');
        }
    }

    /// <summary>A line, counted from 1; null when the file or the line is not there.</summary>
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

    /// <summary>A line that can not be shown takes nothing from the finding, which names it anyway.</summary>
    private static string[] Load(string file)
    {
        try
        {
            var size = (File.ResolveLinkTarget(file, returnFinalTarget: true) as FileInfo ?? new FileInfo(file)).Length;
            return size is > 0 and <= MaxBytes ? File.ReadAllLines(file) : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }
}
