using ContainerOS.Shared;

namespace ContainerOS.Engine.State;

/// <summary>
/// The writes to the disk of a stack: its state, its lock and the salt in its file. Tests override the single steps to make each of them
/// fail.
/// </summary>
internal class StateFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    protected StateFiles() { }

    /// <summary>The files of this machine.</summary>
    public static StateFiles OfMachine { get; } = new();

    /// <summary>
    /// Replaces the content of a file: a reader sees the old content or the new one, never a part. A failed write leaves the old content
    /// and nothing else. A link stays a link; its target is replaced, if it is in the same repository.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="isPrivate">Whether only its owner may read the file; otherwise an existing file keeps its mode.</param>
    /// <exception cref="IOException">The disk is full, read-only or gone.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Replace(string path, Action<Stream> write, bool isPrivate)
    {
        CheckLinks(path);
        var target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        var temporary = $"{target}.tmp";
        try
        {
            using (var file = Create(temporary, isPrivate))
            {
                write(file);
                Flush(file);
            }

            if (!isPrivate && !OperatingSystem.IsWindows() && File.Exists(target))
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            }

            Move(temporary, target);
        }
        catch (Exception fault) when (IsDiskFault(fault))
        {
            RemovePart(temporary);
            throw;
        }
    }

    /// <summary>Opens the lock file of a state for this process alone.</summary>
    public virtual FileStream OpenLock(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        if (new FileInfo(path).LinkTarget is { } target)
        {
            throw new IOException($"the lock file is a link to {target}, which would be overwritten: delete the link");
        }

        return new FileStream(path, Options(FileMode.OpenOrCreate, FileAccess.ReadWrite, isPrivate: true));
    }

    /// <summary>Checks that no link leads out of the program's repository.</summary>
    /// <exception cref="IOException">A link does.</exception>
    public static void CheckLinks(string path) => WrittenFile.CheckLinks(path, ProgramOf(path));

    /// <summary>Whether an exception is about the disk rather than about a defect.</summary>
    public static bool IsDiskFault(Exception fault) => fault is IOException or UnauthorizedAccessException;

    /// <summary>Creates an empty file in place of one that a killed process left. A link of that name is not followed.</summary>
    protected virtual Stream Create(string path, bool isPrivate)
    {
        File.Delete(path);
        return new FileStream(path, Options(FileMode.CreateNew, FileAccess.Write, isPrivate));
    }

    /// <summary>Waits until the disk has the content.</summary>
    protected virtual void Flush(Stream file) => ((FileStream)file).Flush(flushToDisk: true);

    /// <summary>Gives a complete file its name.</summary>
    protected virtual void Move(string from, string to) => File.Move(from, to, overwrite: true);

    /// <summary>The directory of the program: a state is in <c>.containeros/stacks</c> there.</summary>
    private static string? ProgramOf(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var parent = Path.GetDirectoryName(folder);
        return Path.GetFileName(parent) == ".containeros" ? Path.GetDirectoryName(parent) : folder;
    }

    private static void RemovePart(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (IsDiskFault(fault))
        {
            // The disk is read-only or gone. The fault of the write is the one to report, and the next write empties the file.
        }
    }

    private static FileStreamOptions Options(FileMode mode, FileAccess access, bool isPrivate)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = access,
            Share = FileShare.None,
        };
        if (isPrivate && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }
}

/// <summary>The state, or the salt of its secrets, could not be written. The file has its former content.</summary>
internal sealed class StateWriteException : Exception
{
    public StateWriteException(string path, Exception cause)
        : base(
            $"{path} could not be written: {cause.Message}. It has its former content. Free space on the disk or restore access to it, "
                + "then run the same command again: it continues from there",
            cause
        ) { }
}
