using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Applicability;

/// <summary>The Kubernetes version the nodes would run: the cluster's, or the program's own while no cluster can be asked.</summary>
internal static class PoolVersion
{
    /// <summary>The version and where it comes from; null, and said so, while neither is known.</summary>
    internal static (KubernetesVersion Version, string Path)? Of(Subject pool, Verdicts verdicts)
    {
        switch (pool.Facts.Cluster, pool.Spec.KubernetesVersion)
        {
            case ({ } cluster, _):
                return (cluster.Version, "clusterId");
            case (null, { IsKnown: true } said):
                return (said.Content, "kubernetesVersion");
            default:
                verdicts.Undecided("clusterId", pool.Facts.ClusterMissingBecause);
                return null;
        }
    }
}
