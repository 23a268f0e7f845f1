using ContainerOS.Model.Versions;

namespace ContainerOS.Model.Facts;

/// <summary>What the cloud says of a cluster, as far as rules ask.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="ClusterType">The vendor's type, such as <c>ManagedKubernetes</c> or <c>Kubernetes</c> (dedicated).</param>
/// <param name="Version">Its current Kubernetes version.</param>
/// <param name="AutoMode">Whether it is an Auto Mode cluster; null where the cloud did not say.</param>
public sealed record ClusterFacts(string ClusterId, string ClusterType, KubernetesVersion Version, bool? AutoMode = null)
{
    /// <summary>Whether Alibaba Cloud runs its control plane.</summary>
    public bool IsManaged => ClusterType == "ManagedKubernetes";
}
