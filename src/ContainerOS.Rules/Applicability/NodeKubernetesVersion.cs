using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Applicability;

/// <summary>The Kubernetes version that the nodes will run: the cluster's, or the program's when the cluster is not known.</summary>
internal static class NodeKubernetesVersion
{
    /// <summary>The version and the property it comes from; null, and the rule undecided, when neither is known.</summary>
    internal static (KubernetesVersion Version, string Path)? Find(CheckedPool pool, RuleContext context)
    {
        switch (pool.Facts.Cluster, pool.Spec.KubernetesVersion)
        {
            case ({ } cluster, _):
                return (cluster.Version, "clusterId");
            case (null, { IsKnown: true } requested):
                return (requested.Content, "kubernetesVersion");
            default:
                context.MarkUndecided("clusterId", pool.Facts.ClusterMissingBecause);
                return null;
        }
    }
}
