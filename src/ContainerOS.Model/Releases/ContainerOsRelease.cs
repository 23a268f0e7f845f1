using ContainerOS.Model.Versions;

namespace ContainerOS.Model.Releases;

/// <summary>A released ContainerOS version, as the vendor's release notes describe it.</summary>
/// <param name="Version">The release.</param>
/// <param name="ImageId">Its public image; null where no id has been published.</param>
/// <param name="Released">The release date as published: a day, or a month where only that is known.</param>
/// <param name="Containerd">The containerd it ships; null where not published.</param>
/// <param name="MinKubernetesMinor">Lowest Kubernetes 1.x it runs on; null where the notes do not state one.</param>
/// <param name="ImageSizeGiB">Size of the image, in GiB; null where not published.</param>
/// <param name="RequiresDataDisk">Whether the nodes need a data disk on <c>/var</c>.</param>
/// <param name="SupportsGpu">Whether its release notes allow GPU instances.</param>
/// <param name="AutoModeOnly">Whether it was released to Auto Mode clusters only.</param>
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
