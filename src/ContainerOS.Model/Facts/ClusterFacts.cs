using ContainerOS.Model.Versions;

namespace ContainerOS.Model.Facts;

/// <summary>What the cloud says of a cluster, as far as rules ask.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="ClusterType">The vendor's type, such as <c>ManagedKubernetes</c> or <c>Kubernetes</c> (dedicated).</param>
/// <param name="Version">Its current Kubernetes version.</param>
/// <param name="AutoMode">Whether it is an Auto Mode cluster; null where the cloud did not say.</param>
public sealed record ClusterFacts(string ClusterId, string ClusterType, KubernetesVersion Version, bool? AutoMode = null)
{
    /// <summary>Its edition in the vendor's words, such as <c>ack.pro.small</c> or <c>ack.standard</c> (Basic); null where the cloud did not say.</summary>
    public string? Spec { get; init; }

    /// <summary>Its network plugin, such as <c>terway-eniip</c> or <c>Flannel</c>; null where the cloud did not say.</summary>
    public string? Network { get; init; }

    /// <summary>Whether it is of the edition Basic.</summary>
    public bool IsBasic => Spec == "ack.standard";

    /// <summary>Whether its pods get their addresses from Flannel.</summary>
    public bool UsesFlannel => string.Equals(Network, "flannel", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether Alibaba Cloud runs its control plane.</summary>
    public bool IsManaged => ClusterType == "ManagedKubernetes";
}
