using System.Text;
using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Findings;
using ContainerOS.Locks;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Locks;
using ContainerOS.Model.Releases;

namespace ContainerOS.Cli.Pins;

/// <summary>Reads and writes the lock file and release files.</summary>
internal static class LockFileStore
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a lock file; an empty lock when the file does not exist.</summary>
    /// <exception cref="UnreadableFileException">The file has problems.</exception>
    /// <exception cref="UsageException">The file cannot be opened.</exception>
    internal static ImageLock Read(string file) => File.Exists(file) ? Parse(ReadText(file), file) : ImageLock.Empty;

    /// <summary>Reads the text of a lock file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">What problems are reported for: a path, or a path at a revision.</param>
    /// <exception cref="UnreadableFileException">The text has problems.</exception>
    internal static ImageLock Parse(string text, string name)
    {
        var content = LockFileReader.Read(text);
        return content.Lock ?? throw new UnreadableFileException(name, content.Problems);
    }

    /// <summary>Reads a release file.</summary>
    /// <exception cref="UnreadableFileException">The file has problems.</exception>
    /// <exception cref="UsageException">The file cannot be opened.</exception>
    internal static ReleaseFileContent ReadReleases(string file)
    {
        var content = ReleaseFileReader.Read(ReadText(file));
        return content.Problems.Count == 0 ? content : throw new UnreadableFileException(file, content.Problems);
    }

    /// <summary>Writes a lock file whole: a reader sees the old text or the new one, never a part.</summary>
    /// <exception cref="UsageException">The file cannot be written. It is unchanged.</exception>
    internal static void Write(string file, ImageLock pins)
    {
        try
        {
            var target = Path.GetFullPath(file);
            if (File.Exists(target))
            {
                target = new FileInfo(target).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? target;
                // Moving a file needs write permission only on the directory. A read-only file must not be replaced.
                using var probe = File.Open(target, FileMode.Open, FileAccess.ReadWrite);
            }

            var draft = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Environment.ProcessId}.tmp");
            try
            {
                File.WriteAllBytes(draft, Strict.GetBytes(LockFileWriter.Write(pins)));
                File.Move(draft, target, overwrite: true);
            }
            finally
            {
                File.Delete(draft);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{DisplayPath.Of(file)} cannot be written and was not changed: {exception.Message}");
        }
    }

    private static string ReadText(string file)
    {
        try
        {
            // A lock file of the largest size that is read has at most four bytes a character.
            return new FileInfo(file).Length <= 4L * LockFileReader.MaxLength
                ? Strict.GetString(File.ReadAllBytes(file))
                : throw new UsageException($"{DisplayPath.Of(file)} is too large for a lock file");
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException($"{DisplayPath.Of(file)} is not UTF-8 text");
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

/// <summary>The releases that pins can be made from: the table that is compiled in, extended by release files.</summary>
internal sealed class ReleaseCatalog
{
    private readonly SortedDictionary<Model.Versions.OsVersion, (ContainerOsRelease Release, string From)> releases = [];

    /// <summary>Reads the catalog.</summary>
    /// <param name="files">Release files; the last one wins.</param>
    internal ReleaseCatalog(IReadOnlyList<string> files)
    {
        foreach (var release in ContainerOsReleases.All)
        {
            releases[release.Version] = (release, PinOrigin.Releases);
        }

        foreach (var file in files)
        {
            var content = LockFileStore.ReadReleases(file);
            foreach (var release in content.Releases)
            {
                releases[release.Version] = (release, $"{Path.GetFileName(file)} ({content.Source}, {content.Date:yyyy-MM-dd})");
            }
        }
    }

    /// <summary>All releases, oldest first.</summary>
    internal IEnumerable<ContainerOsRelease> All => releases.Values.Select(entry => entry.Release);

    /// <summary>The newest release with an image that was released at least some time ago; null when there is none.</summary>
    internal ContainerOsRelease? FindNewest(DateOnly latest) =>
        All.LastOrDefault(release => release.ImageId is not null && DateOnly.TryParse(release.Released, out var day) && day <= latest);

    /// <summary>A release and where it comes from; null when it is not known.</summary>
    internal (ContainerOsRelease Release, string From)? Find(Model.Versions.OsVersion version) =>
        releases.TryGetValue(version, out var entry) ? entry : null;

    /// <summary>The releases after one and up to another.</summary>
    internal IEnumerable<ContainerOsRelease> Between(Model.Versions.OsVersion after, Model.Versions.OsVersion upTo) =>
        All.Where(release => release.Version > after && release.Version <= upTo);
}
