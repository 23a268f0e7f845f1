using System.Text;
using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Findings;
using ContainerOS.Locks;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Locks;
using ContainerOS.Shared;

namespace ContainerOS.Cli.Pins;

/// <summary>Reads and writes the lock file and release files.</summary>
internal static class LockFileStore
{
    /// <summary>Reads a lock file; an empty lock when the file does not exist.</summary>
    /// <exception cref="UnreadableFileException">The file has problems.</exception>
    /// <exception cref="UsageException">The file cannot be opened.</exception>
    internal static ImageLock Read(string file) => File.Exists(file) ? PinsOf(LockFileReader.Read(ReadBytes(file)), file) : ImageLock.Empty;

    /// <summary>Reads the text of a lock file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">What problems are reported for: a path, or a path at a revision.</param>
    /// <exception cref="UnreadableFileException">The text has problems.</exception>
    internal static ImageLock Parse(string text, string name) => PinsOf(LockFileReader.Read(text), name);

    /// <summary>Reads a release file.</summary>
    /// <exception cref="UnreadableFileException">The file has problems.</exception>
    /// <exception cref="UsageException">The file cannot be opened.</exception>
    internal static ReleaseFileContent ReadReleases(string file)
    {
        var content = ReleaseFileReader.Read(ReadBytes(file));
        return content.Problems.Count == 0 ? content : throw new UnreadableFileException(file, content.Problems);
    }

    /// <summary>Writes a lock file whole: a reader sees the old text or the new one, never a part.</summary>
    /// <exception cref="UsageException">The file cannot be written. It is unchanged.</exception>
    internal static void Write(string file, ImageLock pins)
    {
        try
        {
            AtomicFile.Write(file, Encoding.UTF8.GetBytes(LockFileWriter.Write(pins)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{DisplayPath.Of(file)} cannot be written and was not changed: {exception.Message}");
        }
    }

    private static ImageLock PinsOf(LockFileContent content, string name) =>
        content.Lock ?? throw new UnreadableFileException(name, content.Problems);

    private static byte[] ReadBytes(string file)
    {
        try
        {
            // A lock file of the largest size that is read has at most four bytes a character.
            return RegularFile.ReadAllBytes(file, 4L * LockFileReader.MaxLength);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{DisplayPath.Of(file)} cannot be read: {exception.Message}");
        }
    }
}

/// <summary>A lock file or release file has problems; each is reported with its line.</summary>
/// <param name="file">The file.</param>
/// <param name="problems">The problems.</param>
internal sealed class UnreadableFileException(string file, IReadOnlyList<LockFileProblem> problems) : Exception($"{file} cannot be read")
{
    /// <summary>The problems as findings.</summary>
    internal IReadOnlyList<Finding> Findings { get; } =
    [
        .. problems.Select(problem => new Finding(
            null,
            Severity.Error,
            null,
            string.Empty,
            problem.Message,
            null,
            problem.Fix,
            null,
            new SourcePosition(file, problem.Line, problem.Column)
        )),
    ];
}
