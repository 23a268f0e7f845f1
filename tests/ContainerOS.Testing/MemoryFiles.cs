namespace ContainerOS.Testing;

/// <summary>
/// Temporary files in memory, for tests that write thousands of them: an eighth of the processor time of the engine's tests is the disk's.
/// </summary>
public static class MemoryFiles
{
    /// <summary>Where Linux has a file system in memory for every process.</summary>
    private const string Folder = "/dev/shm";

    /// <summary>The 64 MB that a container has by default are too little.</summary>
    private const long LeastFreeBytes = 1L << 30;

    /// <summary>
    /// Lets this process and those that it starts keep their temporary files in memory, unless the environment names a folder for them, or
    /// there is no such file system, or it is too small, or no program can be started from it, as the tests do.
    /// </summary>
    public static void UseForTemporaryFiles()
    {
        if (
            Environment.GetEnvironmentVariable("TMPDIR") is null
            && Directory.Exists(Folder)
            && new DriveInfo(Folder) is { DriveFormat: "tmpfs", AvailableFreeSpace: >= LeastFreeBytes }
            && File.ReadLines("/proc/mounts").Any(AllowsPrograms)
        )
        {
            Environment.SetEnvironmentVariable("TMPDIR", Folder);
        }
    }

    /// <summary>A line is: device, folder, type, options.</summary>
    private static bool AllowsPrograms(string mount) =>
        mount.Split(' ') is [_, Folder, _, var options, ..] && !options.Split(',').Contains("noexec");
}
