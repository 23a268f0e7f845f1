using ContainerOS.Sdk.Transport;

namespace ContainerOS.Sdk.Ack.Versions;

/// <summary>Calls about Kubernetes versions.</summary>
public sealed class VersionClient
{
    private readonly ApiChannel channel;

    internal VersionClient(ApiChannel channel) => this.channel = channel;

    /// <summary>The versions of a cluster type, with the images and runtimes they offer (DescribeKubernetesVersionMetadata).</summary>
    /// <param name="region">The region.</param>
    /// <param name="clusterType">The vendor's type, such as <c>ManagedKubernetes</c>.</param>
    /// <param name="kubernetesVersion">One version only; null for all.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<VersionMetadata>> ListAsync(
        string region, string clusterType, string? kubernetesVersion, CancellationToken cancellationToken)
    {
        var query = new List<KeyValuePair<string, string>> { new("ClusterType", clusterType), new("Region", region) };
        if (kubernetesVersion is not null)
        {
            query.Add(new("KubernetesVersion", kubernetesVersion));
        }

        var call = new ApiCall("DescribeKubernetesVersionMetadata", HttpMethod.Get, "/api/v1/metadata/versions", Repetition.Safe) { Query = query };
        return [.. (await channel.SendForListAsync(call, cancellationToken)).Select(item => new VersionMetadata(item))];
    }
}
