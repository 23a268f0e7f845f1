using ContainerOS.Model.Versions;

namespace ContainerOS.Model.Releases;

/// <summary>The ContainerOS releases known to this version of the provider.</summary>
/// <remarks>
/// Source: the ContainerOS release notes, read 2026-08; 3.7 from the ACK feature list of February 2026.
/// The notes of 3.6.0 and 3.6.1 do not state a minimum Kubernetes version; using the one of 3.5 is inferred. The kernel of 3.5.0 is that of
/// 3.4.0 and the kernel of 3.6.0 that of 3.5.1, because the lists of changed packages do not name it (inferred).
/// </remarks>
public static class ContainerOsReleases
{
    /// <summary>When the release notes were read, as pins that come from this table say.</summary>
    public static string Edition => "release notes read in 2026-08";

    /// <summary>The releases, oldest first.</summary>
    public static IReadOnlyList<ContainerOsRelease> All { get; } =
    [
        new(new(3, 3, 0), "lifsea_3_x64_10G_containerd_1_6_28_alibase_20240705.vhd", "2024-07-05", "1.6.28", 28, 10, false, false, false)
        {
            Kernel = "5.10.134-17.0.2.lifsea8",
            Changes =
            [
                "cgroup v2 is the default",
                "transparent huge pages: madvise instead of always",
                "vm.swappiness is 0, and other sysctl defaults change",
            ],
        },
        new(new(3, 3, 1), "lifsea_3_x64_10G_alibase_20240918.qcow2", "2024-09-12", "1.6.34", 28, 10, false, false, false)
        {
            Kernel = "5.10.134-17.2.1.lifsea8",
            Changes = ["directories under / can be created and used as mount points"],
        },
        new(new(3, 3, 2), "lifsea_3_x64_10G_alibase_20241202.qcow2", "2024-12-06", "1.6.34", 28, 10, false, false, false)
        {
            Kernel = "5.10.134-17.3.1.lifsea8",
            Changes = ["/ is strictly read-only again; no data disk can be mounted directly under it", "fstrim.timer is off"],
        },
        new(new(3, 3, 3), "lifsea_3_x64_10G_alibase_20250210.qcow2", "2025-02-14", "1.6.36", 28, 10, false, false, false)
        {
            Kernel = "5.10.134-18.0.1.lifsea8",
            Changes = ["halt polling is off", "resizing of NVMe disks is fixed"],
        },
        new(new(3, 4, 0), "lifsea_3_x64_5G_alibase_20250410.qcow2", "2025-04-14", "1.6.38", 30, 5, true, false, true)
        {
            Kernel = "5.10.134-18.0.2.lifsea8",
            Changes =
            [
                "the system disk is read-only, a data disk on /var is required",
                "the root file system has 4 GiB, metadata 1 GiB",
                "UEFI boot: bare metal types work",
                "Auto Mode clusters only",
            ],
        },
        new(new(3, 5, 0), "lifsea_3_x64_5G_alibase_20250619.qcow2", "2025-06-20", "2.1.1", 31, 5, true, false, false)
        {
            Kernel = "5.10.134-18.0.2.lifsea8",
            Changes =
            [
                "no shell on the host; user data runs in the bootstrap container",
                "/etc is mounted noexec",
                "rpm-ostree is gone",
                "the root file system has 3 GiB, metadata 2 GiB",
                "exactly one data disk",
            ],
        },
        new(new(3, 5, 1), "lifsea_3_x64_5G_alibase_20250805.qcow2", "2025-08-11", "2.1.3", 31, 5, true, false, false)
        {
            Kernel = "5.10.134-19.1.1.lifsea8",
            Changes = ["a leak of BPF memory is fixed"],
        },
        new(new(3, 6, 0), "lifsea_3_x64_5G_alibase_20250916.qcow2", "2025-10-10", "2.1.3", null, 5, true, true, false)
        {
            Kernel = "5.10.134-19.1.1.lifsea8",
            Changes = ["GPU instances are supported", "hardened instance metadata (tokens) is supported"],
        },
        new(new(3, 6, 1), "lifsea_3_x64_5G_alibase_20251101.qcow2", "2025-11-05", "2.1.4.1", null, 5, true, true, false)
        {
            Changes = ["container escapes through runc are fixed"],
            FixedVulnerabilities = ["CVE-2025-31133", "CVE-2025-52565", "CVE-2025-52881"],
        },
        new(new(3, 7, 0), null, "2026-02", null, null, null, true, true, false) { Changes = ["an image with preinstalled GPU drivers"] },
    ];

    private static Dictionary<OsVersion, ContainerOsRelease> ByVersion { get; } = All.ToDictionary(release => release.Version);

    /// <summary>Finds the release of a version; null when it is not known.</summary>
    public static ContainerOsRelease? Find(OsVersion version) => ByVersion.GetValueOrDefault(version);

    /// <summary>Finds the release of an image id; null when it is not known.</summary>
    public static ContainerOsRelease? FindImage(string imageId) => All.FirstOrDefault(release => release.ImageId == imageId);

    /// <summary>
    /// The minimum Kubernetes minor version (1.x) of a release: its own, or that of the newest earlier release that states one; null for a
    /// release before the first known one.
    /// </summary>
    public static int? MinKubernetesMinor(OsVersion version)
    {
        for (var at = All.Count - 1; at >= 0; at--)
        {
            if (All[at].Version <= version && All[at].MinKubernetesMinor is { } minimum)
            {
                return minimum;
            }
        }

        return null;
    }
}

/// <summary>A ContainerOS release, as described in the vendor's release notes.</summary>
/// <param name="Version">The release.</param>
/// <param name="ImageId">The id of its public image; null when it is not published.</param>
/// <param name="Released">The release date as published: a day, or a month when only that is known.</param>
/// <param name="Containerd">Its containerd version; null when it is not published.</param>
/// <param name="MinKubernetesMinor">The minimum Kubernetes minor version (1.x); null when the release notes do not state one.</param>
/// <param name="ImageSizeGiB">The size of the image in GiB; null when it is not published.</param>
/// <param name="RequiresDataDisk">Whether the nodes need a data disk on <c>/var</c>.</param>
/// <param name="SupportsGpu">Whether its release notes allow GPU instances.</param>
/// <param name="AutoModeOnly">Whether it was released only for Auto Mode clusters.</param>
public sealed record ContainerOsRelease(
    OsVersion Version,
    string? ImageId,
    string Released,
    string? Containerd,
    int? MinKubernetesMinor,
    int? ImageSizeGiB,
    bool RequiresDataDisk,
    bool SupportsGpu,
    bool AutoModeOnly
)
{
    /// <summary>Its kernel; null when it is not published.</summary>
    public string? Kernel { get; init; }

    /// <summary>What it changes for its users, from its release notes.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>The vulnerabilities that its release notes name as fixed.</summary>
    public IReadOnlyList<string> FixedVulnerabilities { get; init; } = [];
}
