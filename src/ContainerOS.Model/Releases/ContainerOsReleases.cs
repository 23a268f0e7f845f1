using ContainerOS.Model.Versions;

namespace ContainerOS.Model.Releases;

/// <summary>The ContainerOS releases known to this version of the provider.</summary>
/// <remarks>
/// Source: the ContainerOS release notes, read 2026-08; 3.7 from the ACK feature list of February 2026.
/// The notes of 3.6.0 and 3.6.1 do not state a minimum Kubernetes version; using the one of 3.5 is inferred.
/// </remarks>
public static class ContainerOsReleases
{
    /// <summary>The releases, oldest first.</summary>
    public static IReadOnlyList<ContainerOsRelease> All { get; } =
    [
        new(new(3, 3, 0), "lifsea_3_x64_10G_containerd_1_6_28_alibase_20240705.vhd", "2024-07-05", "1.6.28", 28, 10, false, false, false),
        new(new(3, 3, 1), "lifsea_3_x64_10G_alibase_20240918.qcow2", "2024-09-12", "1.6.34", 28, 10, false, false, false),
        new(new(3, 3, 2), "lifsea_3_x64_10G_alibase_20241202.qcow2", "2024-12-06", "1.6.34", 28, 10, false, false, false),
        new(new(3, 3, 3), "lifsea_3_x64_10G_alibase_20250210.qcow2", "2025-02-14", "1.6.36", 28, 10, false, false, false),
        new(new(3, 4, 0), "lifsea_3_x64_5G_alibase_20250410.qcow2", "2025-04-14", "1.6.38", 30, 5, true, false, true),
        new(new(3, 5, 0), "lifsea_3_x64_5G_alibase_20250619.qcow2", "2025-06-20", "2.1.1", 31, 5, true, false, false),
        new(new(3, 5, 1), "lifsea_3_x64_5G_alibase_20250805.qcow2", "2025-08-11", "2.1.3", 31, 5, true, false, false),
        new(new(3, 6, 0), "lifsea_3_x64_5G_alibase_20250916.qcow2", "2025-10-10", "2.1.3", null, 5, true, true, false),
        new(new(3, 6, 1), "lifsea_3_x64_5G_alibase_20251101.qcow2", "2025-11-05", "2.1.4.1", null, 5, true, true, false),
        new(new(3, 7, 0), null, "2026-02", null, null, null, true, true, false),
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
);
