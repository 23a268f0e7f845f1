using System.Collections.Concurrent;
using ContainerOS.Model.Facts;
using ContainerOS.Model.Versions;
using ContainerOS.Protocol.Faults;
using ContainerOS.Sdk;
using Grpc.Core;

namespace ContainerOS.Provider;

/// <summary>Asks the cloud for clusters, each once a run.</summary>
/// <param name="client">The cloud.</param>
internal sealed class ClusterQuestions(AlibabaCloudClient client)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ClusterAnswer>>> asked = new();

    /// <summary>What the cloud says of a cluster.</summary>
    internal Task<ClusterAnswer> AskAsync(string id, CancellationToken ct) =>
        asked.GetOrAdd(id, key => new(() => ReadAsync(key))).Value.WaitAsync(ct);

    /// <summary>A shared question outlives the one who asked first, so it carries no caller's token.</summary>
    private async Task<ClusterAnswer> ReadAsync(string id)
    {
        try
        {
            var detail = await CloudFaults.TranslateAsync(() => client.Ack.Clusters.GetAsync(id, CancellationToken.None));
            return KubernetesVersion.Parse(detail.CurrentVersion ?? string.Empty) is { } version
                ? new ClusterAnswer(
                    new ClusterFacts(id, detail.ClusterType ?? string.Empty, version, detail.AutoMode)
                    {
                        Spec = detail.ClusterSpec,
                        Network = ClusterNetwork.Of(detail.MetaData),
                    },
                    string.Empty
                )
                : new ClusterAnswer(null, $"the cloud names no Kubernetes version for {id}");
        }
        catch (RpcFaultException fault) when (fault.Code is StatusCode.NotFound)
        {
            return new ClusterAnswer(null, fault.Message, IsGone: true);
        }
    }
}
