using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Applicability;

/// <summary>The Kubernetes version the nodes would run: the cluster's, or the program's own while no cluster can be asked.</summary>
internal static class NodeKubernetesVersion
{
    /// <summary>The version and where it comes from; null, and said so, while neither is known.</summary>
    internal static (KubernetesVersion Version, string Path)? Find(CheckedPool pool, RuleContext context)
    {
        switch (pool.Facts.Cluster, pool.Spec.KubernetesVersion)
        {
            case ({ } cluster, _):
                return (cluster.Version, "clusterId");
            case (null, { IsKnown: true } said):
                return (said.Content, "kubernetesVersion");
            default:
                context.MarkUndecided("clusterId", pool.Facts.ClusterMissingBecause);
                return null;
        }
    }
}
