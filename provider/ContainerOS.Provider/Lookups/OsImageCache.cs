using ContainerOS.Model.Facts;
using ContainerOS.Model.Versions;
using ContainerOS.Protocol.Faults;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.Versions;
using ContainerOS.Shared;
using Grpc.Core;

namespace ContainerOS.Provider.Lookups;

/// <summary>Looks up the OS images for a cluster type and Kubernetes version, and keeps them. A failed lookup is not kept.</summary>
/// <param name="client">The client.</param>
/// <param name="region">The region.</param>
internal sealed class OsImageCache(AlibabaCloudClient client, string region)
{
    private readonly SingleFlightCache<(string ClusterType, string KubernetesVersion), IReadOnlyList<OfferedImage>?> images = new();

    /// <summary>
    /// The images offered to nodes of a cluster. Null if the credentials do not have the permission: rules then use the release notes.
    /// </summary>
    internal Task<IReadOnlyList<OfferedImage>?> GetAsync(ClusterFacts cluster, CancellationToken ct) =>
        images.GetAsync((cluster.ClusterType, cluster.Version.ToString()), ReadAsync, ct);

    private async Task<IReadOnlyList<OfferedImage>?> ReadAsync((string ClusterType, string KubernetesVersion) key)
    {
        try
        {
            var filter = new VersionFilter
            {
                Region = region,
                ClusterType = key.ClusterType,
                KubernetesVersion = key.KubernetesVersion,
            };
            var offers = await CloudErrors.TranslateAsync(() => client.Ack.Versions.ListAsync(filter, CancellationToken.None));
            return [.. offers.SelectMany(offer => offer.Images ?? []).Where(image => image.ImageId is not null).Select(Read)];
        }
        catch (RpcFaultException error) when (error.Code is StatusCode.PermissionDenied)
        {
            return null;
        }
    }

    private static OfferedImage Read(VersionImage image) =>
        new(image.ImageId!, image.ImageType ?? string.Empty, Release(image.OsVersion) ?? Release(image.ImageName?.Split(' ')[^1]));

    // Only a complete version is one release: 3.6 can be any of its patches.
    private static OsVersion? Release(string? text) => text?.Count(letter => letter == '.') == 2 ? OsVersion.Parse(text) : null;
}
