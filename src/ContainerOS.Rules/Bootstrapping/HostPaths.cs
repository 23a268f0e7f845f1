using ContainerOS.Rules.Shell.Meaning;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>Where the host can be written, after the overview's table of paths.</summary>
internal static class HostPaths
{
    private static readonly string[] Kept = ["/etc", "/var", "/home", "/mnt", "/opt", "/root", "/usr/local"];
    private static readonly string[] Passing = ["/run", "/tmp", "/var/run"];
    private static readonly string[] Kernel = ["/dev", "/proc", "/sys"];
    private static readonly string[] Held = ["/etc/hosts", "/etc/resolv.conf"];

    /// <summary>Kept across reboots and changes of the OS.</summary>
    internal static bool IsKept(string path) => ShellPaths.IsBelow(path, Kept) && !IsPassing(path);

    /// <summary>In memory: gone after a reboot.</summary>
    internal static bool IsPassing(string path) => ShellPaths.IsBelow(path, Passing);

    /// <summary>Files of the kernel's, not of a disk.</summary>
    internal static bool IsKernel(string path) => ShellPaths.IsBelow(path, Kernel);

    /// <summary>Can not be written from a bootstrap container.</summary>
    internal static bool IsHeld(string path) => Held.Contains(path);

    /// <summary>On the root, which is read-only.</summary>
    internal static bool IsReadOnly(string path) =>
        path.StartsWith('/') && !ShellPaths.IsBelow(path, Kept) && !IsPassing(path) && !IsKernel(path);
}
