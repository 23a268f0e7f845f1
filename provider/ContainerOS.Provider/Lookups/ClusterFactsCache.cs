using System.Collections.Concurrent;
using ContainerOS.Model.Facts;
using ContainerOS.Model.Versions;
using ContainerOS.Protocol.Faults;
using ContainerOS.Sdk;
using Grpc.Core;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Provider.Lookups;

/// <summary>Asks the cloud for clusters, each once a run.</summary>
/// <param name="client">The cloud.</param>
internal sealed class ClusterFactsCache(AlibabaCloudClient client)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ClusterLookupResult>>> asked = new();

    /// <summary>What the cloud says of a cluster.</summary>
    internal Task<ClusterLookupResult> GetAsync(string id, CancellationToken ct) =>
        asked.GetOrAdd(id, key => new(() => ReadAsync(key))).Value.WaitAsync(ct);

    /// <summary>A shared question outlives the one who asked first, so it carries no caller's token.</summary>
    private async Task<ClusterLookupResult> ReadAsync(string id)
    {
        try
        {
            var detail = await CloudErrors.TranslateAsync(() => client.Ack.Clusters.GetAsync(id, CancellationToken.None));
            return KubernetesVersion.Parse(detail.CurrentVersion ?? string.Empty) is { } version
                ? new ClusterLookupResult(
                    new ClusterFacts(id, detail.ClusterType ?? string.Empty, version, detail.AutoMode)
                    {
                        Spec = detail.ClusterSpec,
                        Network = ClusterNetwork.Of(detail.MetaData),
                    },
                    string.Empty
                )
                : new ClusterLookupResult(null, $"the cloud names no Kubernetes version for {id}");
        }
        catch (RpcFaultException fault) when (fault.Code is StatusCode.NotFound)
        {
            return new ClusterLookupResult(null, fault.Message, IsGone: true);
        }
    }
}

/// <summary>What the cloud said of a cluster.</summary>
/// <param name="Facts">The facts; null when there are none.</param>
/// <param name="MissingBecause">Why there are none.</param>
/// <param name="IsGone">Whether the cloud knows no such cluster.</param>
internal sealed record ClusterLookupResult(ClusterFacts? Facts, string MissingBecause, bool IsGone = false);

/// <summary>The network plugin of a cluster, which its description names inside a JSON text.</summary>
internal static class ClusterNetwork
{
    /// <summary>The plugin; null where the text names none, or is no JSON.</summary>
    internal static string? Of(string? metaData)
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
