using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Terminal;

namespace ContainerOS.Cli.Findings;

/// <summary>Reads lines of the user's files for excerpts. Each file is read once.</summary>
internal sealed class SourceLines
{
    /// <summary>The size limit in bytes. A file of size 0 may be a pipe or a device and is not opened.</summary>
    private const int MaxBytes = 4 * 1024 * 1024;

    private readonly Dictionary<string, TextLines> files = new(StringComparer.Ordinal);

    /// <summary>Reads lines of files.</summary>
    internal SourceLines() { }

    /// <summary>Reads lines of files, and those of texts that were read before: unpacked, or not saved yet.</summary>
    /// <param name="known">The texts, each with its file.</param>
    internal SourceLines(IEnumerable<(string File, string Text)> known)
    {
        foreach (var (file, text) in known)
        {
            files[file] = new TextLines(text);
        }
    }

    /// <summary>Reads lines of files, and those of a program whose text may not be saved yet.</summary>
    internal SourceLines(ProgramSelection program)
        : this(program.Text is { } text ? [(program.File, text)] : []) { }

    /// <summary>A line by its number, counted from 1; null when the file or line does not exist.</summary>
    internal string? Find(string file, int line) =>
        Read(file).Find(line) is { } found ? SafeText.Of(found.TrimEnd().Replace('\t', ' ')) : null;

    private TextLines Read(string file)
    {
        if (!files.TryGetValue(file, out var lines))
        {
            files[file] = lines = new TextLines(Load(file));
        }

        return lines;
    }

    /// <summary>Loads the text. A file that cannot be read has none: the finding is then shown without an excerpt.</summary>
    private static string Load(string file)
    {
        try
        {
            var size = (File.ResolveLinkTarget(file, returnFinalTarget: true) as FileInfo ?? new FileInfo(file)).Length;
            return size is > 0 and <= MaxBytes && SourceTree.Contains(file) ? File.ReadAllText(file) : string.Empty;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return string.Empty;
        }
    }

    /// <summary>The lines of a text. Only where they start is kept, because a long text has many and few are shown.</summary>
    private sealed class TextLines(string text)
    {
        private List<int>? starts;

        internal string? Find(int line)
        {
            starts ??= FindStarts();
            return line >= 1 && line < starts.Count ? text[starts[line - 1]..(starts[line] - 1)] : null;
        }

        /// <summary>
        /// Where each line starts, and where one behind the last would. A line end at the end of the text starts no line.
        /// </summary>
        private List<int> FindStarts()
        {
            List<int> found = [0];
            for (var end = text.IndexOf('\n', StringComparison.Ordinal); end >= 0; end = text.IndexOf('\n', end + 1))
            {
                found.Add(end + 1);
            }

            if (found[^1] < text.Length)
            {
                found.Add(text.Length + 1);
            }

            return found;
        }
    }
}
