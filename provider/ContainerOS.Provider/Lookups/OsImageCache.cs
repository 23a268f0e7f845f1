using System.Collections.Concurrent;
using ContainerOS.Model.Facts;
using ContainerOS.Model.Versions;
using ContainerOS.Protocol.Faults;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.Versions;
using Grpc.Core;

namespace ContainerOS.Provider.Lookups;

/// <summary>Asks the cloud which OS images it offers, once a run for each type of cluster and Kubernetes version.</summary>
/// <param name="client">The cloud.</param>
/// <param name="region">The region.</param>
internal sealed class OsImageCache(AlibabaCloudClient client, string region)
{
    private readonly ConcurrentDictionary<(string Type, string Version), Lazy<Task<IReadOnlyList<OfferedImage>?>>> asked = new();

    /// <summary>The images offered to nodes of a cluster; null for credentials that may not ask, as rules can do with the release notes.</summary>
    internal Task<IReadOnlyList<OfferedImage>?> GetAsync(ClusterFacts cluster, CancellationToken ct) =>
        asked
            .GetOrAdd((cluster.ClusterType, cluster.Version.ToString()), key => new(() => ReadAsync(key.Type, key.Version)))
            .Value.WaitAsync(ct);

    /// <summary>A shared question outlives the one who asked first, so it carries no caller's token.</summary>
    private async Task<IReadOnlyList<OfferedImage>?> ReadAsync(string type, string version)
    {
        try
        {
            var offers = await CloudErrors.TranslateAsync(() =>
                client.Ack.Versions.ListAsync(
                    new()
                    {
                        Region = region,
                        ClusterType = type,
                        KubernetesVersion = version,
                    },
                    CancellationToken.None
                )
            );
            return [.. offers.SelectMany(offer => offer.Images ?? []).Where(image => image.ImageId is not null).Select(Read)];
        }
        catch (RpcFaultException fault) when (fault.Code is StatusCode.PermissionDenied)
        {
            return null;
        }
    }

    private static OfferedImage Read(VersionImage image) =>
        new(image.ImageId!, image.ImageType ?? string.Empty, Release(image.OsVersion) ?? Release(image.ImageName?.Split(' ')[^1]));

    /// <summary>A release in full: <c>3.6</c> in a name may stand for any patch of it.</summary>
    private static OsVersion? Release(string? text) => text?.Count(letter => letter == '.') == 2 ? OsVersion.Parse(text) : null;
}
