using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Versions;
using ContainerOS.Sdk;

namespace ContainerOS.Provider.Lookups;

/// <summary>Looks up the facts about the cloud that rules check against. Each lookup is made once and shared by all pools.</summary>
/// <param name="client">The client; null if the provider is offline.</param>
/// <param name="region">The region.</param>
/// <param name="isEmulator">Whether the cloud is the emulator, whose list of instance types is not complete.</param>
/// <param name="unavailableReason">Why facts are missing without a client.</param>
internal sealed class CloudLookups(AlibabaCloudClient? client, string region, bool isEmulator, string unavailableReason)
{
    private readonly ClusterFactsCache? clusters = client is null ? null : new(client);
    private readonly OsImageCache? images = client is null ? null : new(client, region);
    private readonly InstanceTypeCache? types = client is null ? null : new(client);

    /// <summary>The facts that a pool is checked against.</summary>
    internal async Task<PoolFacts> GetFactsAsync(NodePoolSpec spec, CancellationToken ct)
    {
        var cluster = await ClusterAsync(spec, ct);
        return new PoolFacts
        {
            Cluster = cluster.Facts,
            ClusterMissingBecause = cluster.MissingBecause,
            ClusterIsGone = cluster.IsGone,
            Images = images is not null && cluster.Facts is { } facts ? await images.GetAsync(facts, ct) : null,
            InstanceTypes = types is null
                ? new Dictionary<string, InstanceTypeFacts>()
                : await types.GetAsync(spec.InstanceTypes?.KnownItems.Select(item => item.Item) ?? [], ct),
            InstanceTypesMissingBecause =
                types is null ? unavailableReason
                : isEmulator ? "the emulator does not list every type of ECS"
                : null,
        };
    }

    /// <summary>The image that ACK offers for a release; null if there is none.</summary>
    internal async Task<string?> FindImageIdAsync(OsVersion release, NodePoolSpec spec, CancellationToken ct) =>
        images is not null && (await ClusterAsync(spec, ct)).Facts is { } cluster
            ? (await images.GetAsync(cluster, ct))?.FirstOrDefault(image => image.IsContainerOs && image.Release == release)?.ImageId
            : null;

    private async Task<ClusterLookupResult> ClusterAsync(NodePoolSpec spec, CancellationToken ct) =>
        spec.ClusterId switch
        {
            null => new ClusterLookupResult(null, "no cluster is named"),
            { IsKnown: false } => new ClusterLookupResult(null, "the cluster is not known yet"),
            _ when clusters is null => new ClusterLookupResult(null, unavailableReason),
            { } id => await clusters.GetAsync(id.Content, ct),
        };
}
