namespace ContainerOS.Testing;

/// <summary>
/// Temporary files in memory, for tests that write thousands of them: an eighth of the processor time of the engine's tests is the disk's.
/// </summary>
public sealed class MemoryFiles : IDisposable
{
    /// <summary>Where Linux has a file system in memory for every process.</summary>
    private const string Folder = "/dev/shm";

    /// <summary>The 64 MB that a container has by default are too little.</summary>
    private const long LeastFreeBytes = 1L << 30;

    private readonly DirectoryInfo? own;

    private MemoryFiles(DirectoryInfo? own) => this.own = own;

    /// <summary>
    /// Lets this process and those that it starts keep their temporary files in memory, unless the environment names a folder for them, or
    /// there is no such file system, or it is too small, or no program can be started from it, as the tests do.
    /// </summary>
    /// <returns>Deletes the folder at the end of the run, with the files of processes that were killed.</returns>
    public static MemoryFiles UseForTemporaryFiles()
    {
        if (
            Environment.GetEnvironmentVariable("TMPDIR") is null
            && Directory.Exists(Folder)
            && new DriveInfo(Folder) is { DriveFormat: "tmpfs", AvailableFreeSpace: >= LeastFreeBytes }
            && File.ReadLines("/proc/mounts").Any(AllowsPrograms)
        )
        {
            var own = Directory.CreateDirectory(Path.Combine(Folder, Path.GetRandomFileName()));
            Environment.SetEnvironmentVariable("TMPDIR", own.FullName);
            return new MemoryFiles(own);
        }

        return new MemoryFiles(null);
    }

    public void Dispose()
    {
        try
        {
            own?.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A process whose parent was killed by a test can still write to the folder. The run does not fail for that.
        }
    }

    /// <summary>A line is: device, folder, type, options.</summary>
    private static bool AllowsPrograms(string mount) =>
        mount.Split(' ') is [_, Folder, _, var options, ..] && !options.Split(',').Contains("noexec");
}
