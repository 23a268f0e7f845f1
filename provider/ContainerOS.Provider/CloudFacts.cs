using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Versions;
using ContainerOS.Sdk;

namespace ContainerOS.Provider;

/// <summary>What rules want to know of the cloud. Everything is asked for once a run, however many pools want it.</summary>
/// <param name="client">The cloud; null while there is none at hand.</param>
/// <param name="region">The region.</param>
/// <param name="missingBecause">Why facts are missing then.</param>
internal sealed class CloudFacts(AlibabaCloudClient? client, string region, string missingBecause)
{
    private readonly ClusterQuestions? clusters = client is null ? null : new(client);
    private readonly ImageQuestions? images = client is null ? null : new(client, region);
    private readonly InstanceTypeQuestions? types = client is null ? null : new(client);

    /// <summary>The facts a pool is checked against.</summary>
    internal async Task<PoolFacts> OfAsync(NodePoolSpec spec, CancellationToken ct)
    {
        var answer = await ClusterAsync(spec, ct);
        return new PoolFacts
        {
            Cluster = answer.Facts,
            ClusterMissingBecause = answer.Because,
            ClusterIsGone = answer.IsGone,
            Images = images is not null && answer.Facts is { } cluster ? await images.AskAsync(cluster, ct) : null,
            InstanceTypes = types is null
                ? new Dictionary<string, InstanceTypeFacts>()
                : await types.AskAsync(spec.InstanceTypes?.KnownItems.Select(item => item.Item) ?? [], ct),
            InstanceTypesMissingBecause = types is null ? missingBecause : null,
        };
    }

    /// <summary>The image that the cloud offers for a release; null when it offers none.</summary>
    internal async Task<string?> ImageOfAsync(OsVersion release, NodePoolSpec spec, CancellationToken ct) =>
        images is not null && (await ClusterAsync(spec, ct)).Facts is { } cluster
            ? (await images.AskAsync(cluster, ct))?.FirstOrDefault(image => image.IsContainerOs && image.Release == release)?.ImageId
            : null;

    private async Task<ClusterAnswer> ClusterAsync(NodePoolSpec spec, CancellationToken ct) =>
        spec.ClusterId switch
        {
            null => new ClusterAnswer(null, "no cluster is named"),
            { IsKnown: false } => new ClusterAnswer(null, "the cluster is not known yet"),
            _ when clusters is null => new ClusterAnswer(null, missingBecause),
            { } id => await clusters.AskAsync(id.Content, ct),
        };
}
