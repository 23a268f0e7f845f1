using ContainerOS.Emulator.Catalogue;
using ContainerOS.Emulator.Http;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.NodePools;

/// <summary>The requirements of ContainerOS pools. They are documented; that the service rejects other pools is inferred.</summary>
internal static class ContainerOsAdmission
{
    private const int MinMinor = 24;
    private static readonly Version DataDiskSince = new(3, 4, 0);
    private static readonly Version GpuSince = new(3, 6, 0);
    private static readonly Version HardenedMetadataSince = new(3, 6, 0);

    internal static void Check(JObject cluster, JObject pool, IReadOnlyList<JObject> types)
    {
        var group = (JObject)pool["scaling_group"]!;
        ApiException.ThrowUnless((string?)cluster["cluster_type"] == "ManagedKubernetes", "ContainerOS is for ACK managed clusters only");
        ApiException.ThrowUnless(
            int.Parse(((string)cluster["current_version"]!).Split('.')[1]) >= MinMinor,
            "ContainerOS needs Kubernetes 1.24 or later"
        );
        ApiException.ThrowUnless(
            (string?)pool["kubernetes_config"]?["runtime"] is null or "containerd",
            "ContainerOS runs containerd only"
        );
        ApiException.ThrowUnless((string?)group["key_pair"] is { Length: > 0 }, "key_pair is required for ContainerOS");
        var release = ReleaseOf((string?)group["image_id"]);
        ApiException.ThrowUnless(
            release < DataDiskSince || group["data_disks"] is JArray { Count: 1 },
            $"ContainerOS {release} needs exactly one entry in scaling_group.data_disks"
        );
        ApiException.ThrowUnless(
            release >= HardenedMetadataSince || (string?)group["instance_metadata_options"]?["http_tokens"] != "required",
            $"ContainerOS {release} does not support http_tokens required"
        );
        foreach (var type in types)
        {
            ApiException.ThrowUnless(
                Serves(type, release),
                $"ContainerOS {release} does not support the instance type {type["InstanceTypeId"]}"
            );
        }
    }

    private static bool Serves(JObject type, Version release) =>
        (string?)type["CpuArchitecture"] != "ARM"
        && type["LocalStorageAmount"] is null
        && ((int?)type["GPUAmount"] is null or 0 || release >= GpuSince);

    /// <summary>The release of an image, or the newest release when no image is given or its release is unknown.</summary>
    private static Version ReleaseOf(string? image)
    {
        var release =
            VersionCatalogue.ReleaseOf(image ?? VersionCatalogue.DefaultImage)
            ?? VersionCatalogue.ReleaseOf(VersionCatalogue.DefaultImage)!;
        var parts = release.Split('.');
        return new Version(int.Parse(parts[0]), int.Parse(parts[1]), parts.Length > 2 ? int.Parse(parts[2]) : 0);
    }
}
