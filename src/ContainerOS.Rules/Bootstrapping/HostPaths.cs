using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>Which paths of the host are writable and persistent, from the table of paths in the overview.</summary>
internal static class HostPaths
{
    private static readonly string[] Persistent = ["/etc", "/var", "/home", "/mnt", "/opt", "/root", "/usr/local"];
    private static readonly string[] Volatile = ["/run", "/tmp", "/var/run"];
    private static readonly string[] KernelFileSystems = ["/dev", "/proc", "/sys"];
    private static readonly string[] ManagedFiles = ["/etc/hosts", "/etc/resolv.conf"];

    /// <summary>Whether the path is kept across reboots and changes of the OS.</summary>
    internal static bool IsPersistent(string path) => ShellPaths.IsBelow(path, Persistent) && !IsVolatile(path);

    /// <summary>Whether the path is in memory, so that it is empty after a reboot.</summary>
    internal static bool IsVolatile(string path) => ShellPaths.IsBelow(path, Volatile);

    /// <summary>Whether the path is in a file system of the kernel, not on a disk.</summary>
    internal static bool IsKernelFileSystem(string path) => ShellPaths.IsBelow(path, KernelFileSystems);

    /// <summary>Whether the file is managed by the host and cannot be written from a bootstrap container.</summary>
    internal static bool IsManagedFile(string path) => ManagedFiles.Contains(path);

    /// <summary>Whether a path that starts with this text may be that of a managed file.</summary>
    internal static bool MayBeManagedFile(string start) =>
        start.Length > 0 && Array.Exists(ManagedFiles, file => file.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Whether the path is on the root file system, which is read-only.</summary>
    internal static bool IsReadOnly(string path) =>
        path.StartsWith('/') && !ShellPaths.IsBelow(path, Persistent) && !IsVolatile(path) && !IsKernelFileSystem(path);
}
