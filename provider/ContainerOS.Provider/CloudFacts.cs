using System.Collections.Concurrent;
using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Versions;
using ContainerOS.Protocol.Faults;
using ContainerOS.Sdk;
using Grpc.Core;

namespace ContainerOS.Provider;

/// <summary>Asks the cloud for what rules want to know: each cluster and each instance type once a run, however many pools name it.</summary>
/// <param name="client">The cloud; null while there is none at hand.</param>
/// <param name="missingBecause">Why facts are missing then.</param>
internal sealed class CloudFacts(AlibabaCloudClient? client, string missingBecause)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<ClusterAnswer>>> clusters = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<InstanceTypeFacts?>>> types = new();

    /// <summary>The facts a pool is checked against.</summary>
    internal async Task<PoolFacts> OfAsync(NodePoolSpec spec, CancellationToken ct)
    {
        var answer = await ClusterAsync(spec, ct);
        return new PoolFacts
        {
            Cluster = answer.Facts,
            ClusterMissingBecause = answer.Because,
            ClusterIsGone = answer.IsGone,
            InstanceTypes = await TypesAsync(spec, ct),
            InstanceTypesMissingBecause = client is null ? missingBecause : null,
        };
    }

    private async Task<ClusterAnswer> ClusterAsync(NodePoolSpec spec, CancellationToken ct) => spec.ClusterId switch
    {
        null => new ClusterAnswer(null, "no cluster is named"),
        { IsKnown: false } => new ClusterAnswer(null, "the cluster is not known yet"),
        _ when client is null => new ClusterAnswer(null, missingBecause),
        { } id => await clusters.GetOrAdd(id.Content, key => new(() => AskClusterAsync(client, key))).Value.WaitAsync(ct),
    };

    /// <summary>A shared question outlives the one who asked first, so it carries no caller's token.</summary>
    private static async Task<ClusterAnswer> AskClusterAsync(AlibabaCloudClient cloud, string id)
    {
        try
        {
            var detail = await CloudFaults.TranslateAsync(() => cloud.Ack.Clusters.GetAsync(id, CancellationToken.None));
            return KubernetesVersion.Parse(detail.CurrentVersion ?? string.Empty) is { } version
                ? new ClusterAnswer(new ClusterFacts(id, detail.ClusterType ?? string.Empty, version), string.Empty)
                : new ClusterAnswer(null, $"the cloud names no Kubernetes version for {id}");
        }
        catch (RpcFaultException fault) when (fault.Code is StatusCode.NotFound)
        {
            return new ClusterAnswer(null, fault.Message, IsGone: true);
        }
    }

    private async Task<IReadOnlyDictionary<string, InstanceTypeFacts>> TypesAsync(NodePoolSpec spec, CancellationToken ct)
    {
        if (client is null)
        {
            return new Dictionary<string, InstanceTypeFacts>();
        }

        var names = spec.InstanceTypes?.KnownItems.Select(item => item.Item).Distinct() ?? [];
        var answers = await Task.WhenAll(names.Select(name => types.GetOrAdd(name, key => new(() => AskTypeAsync(client, key))).Value.WaitAsync(ct)));
        return answers.OfType<InstanceTypeFacts>().ToDictionary(facts => facts.Name);
    }

    private static async Task<InstanceTypeFacts?> AskTypeAsync(AlibabaCloudClient cloud, string name) => await CloudFaults.TranslateAsync(async () =>
    {
        await foreach (var type in cloud.Ecs.InstanceTypes.ListAsync([name], CancellationToken.None))
        {
            return new InstanceTypeFacts(name, type.CpuArchitecture == "ARM", type.GpuAmount ?? 0, type.LocalStorageAmount ?? 0, false)
            {
                CpuCores = type.CpuCoreCount,
                MemoryGiB = type.MemorySize,
            };
        }

        return (InstanceTypeFacts?)null;
    });
}
