using ContainerOS.Model.Facts;
using ContainerOS.Model.Versions;
using ContainerOS.Protocol.Faults;
using ContainerOS.Sdk;
using ContainerOS.Sdk.Ack.Clusters;
using ContainerOS.Shared;
using Grpc.Core;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Provider.Lookups;

/// <summary>Looks up clusters, and keeps what it found. A failed lookup is not kept.</summary>
/// <param name="client">The client.</param>
internal sealed class ClusterFactsCache(AlibabaCloudClient client)
{
    private readonly SingleFlightCache<string, ClusterLookupResult> clusters = new();

    /// <summary>The facts about a cluster.</summary>
    internal Task<ClusterLookupResult> GetAsync(string id, CancellationToken ct) => clusters.GetAsync(id, ReadAsync, ct);

    private async Task<ClusterLookupResult> ReadAsync(string id)
    {
        try
        {
            var detail = await CloudErrors.TranslateAsync(() => client.Ack.Clusters.GetAsync(id, CancellationToken.None));
            return KubernetesVersion.Parse(detail.CurrentVersion ?? string.Empty) is { } version
                ? new ClusterLookupResult(ToFacts(id, detail, version), string.Empty)
                : new ClusterLookupResult(null, $"ACK returned no Kubernetes version for {id}");
        }
        catch (RpcFaultException error) when (error.Code is StatusCode.NotFound)
        {
            return new ClusterLookupResult(null, error.Message, IsGone: true);
        }
    }

    private static ClusterFacts ToFacts(string id, ClusterDetail detail, KubernetesVersion version) =>
        new(id, detail.ClusterType ?? string.Empty, version, detail.AutoMode)
        {
            Spec = detail.ClusterSpec,
            Network = ReadNetworkPlugin(detail.MetaData),
        };

    /// <summary>The network plugin in the metadata of a cluster; null if it is not there.</summary>
    // meta_data is JSON inside a JSON string. Rules work without the network plugin, so a text that cannot be parsed is not an error.
    internal static string? ReadNetworkPlugin(string? metaData)
    {
        try
        {
            return (JObject.Parse(metaData ?? "{}").SelectToken("Capabilities.Network") as JValue)?.Value as string;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The result of a cluster lookup.</summary>
/// <param name="Facts">The facts; null if there are none.</param>
/// <param name="MissingBecause">Why there are none.</param>
/// <param name="IsGone">Whether the cluster does not exist.</param>
internal sealed record ClusterLookupResult(ClusterFacts? Facts, string MissingBecause, bool IsGone = false);
