using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>Where the host can be written, after the overview's table of paths.</summary>
internal static class HostPaths
{
    private static readonly string[] Persistent = ["/etc", "/var", "/home", "/mnt", "/opt", "/root", "/usr/local"];
    private static readonly string[] Volatile = ["/run", "/tmp", "/var/run"];
    private static readonly string[] KernelFileSystems = ["/dev", "/proc", "/sys"];
    private static readonly string[] ManagedFiles = ["/etc/hosts", "/etc/resolv.conf"];

    /// <summary>Kept across reboots and changes of the OS.</summary>
    internal static bool IsPersistent(string path) => ShellPaths.IsBelow(path, Persistent) && !IsVolatile(path);

    /// <summary>In memory: gone after a reboot.</summary>
    internal static bool IsVolatile(string path) => ShellPaths.IsBelow(path, Volatile);

    /// <summary>Files of the kernel's, not of a disk.</summary>
    internal static bool IsKernelFileSystem(string path) => ShellPaths.IsBelow(path, KernelFileSystems);

    /// <summary>Can not be written from a bootstrap container.</summary>
    internal static bool IsManagedFile(string path) => ManagedFiles.Contains(path);

    /// <summary>On the root, which is read-only.</summary>
    internal static bool IsReadOnly(string path) =>
        path.StartsWith('/') && !ShellPaths.IsBelow(path, Persistent) && !IsVolatile(path) && !IsKernelFileSystem(path);
}
