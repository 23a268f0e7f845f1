using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Versions;

/// <summary>COS4003: a pool is made at its cluster's Kubernetes version.</summary>
internal sealed class ClusterVersionFirst : Rule
{
    public override RuleInfo Info { get; } = new(
        "COS4003",
        "a pool is made at its cluster's Kubernetes version",
        "CreateClusterNodePool takes no Kubernetes version: nodes join at the cluster's own",
        Sources.NodePoolApi,
        Confidence.ReadInSdk);

    public override IEnumerable<Verdict> Check(NodePoolSpec spec, PoolFacts facts)
    {
        if (spec.KubernetesVersion is not { } said || facts.Cluster is not { } cluster)
        {
            return [];
        }

        return !said.IsKnown ? [new Undecided("kubernetesVersion", "the version is not known yet")]
            : IsSame(said.Content, cluster.Version) ? []
            : [new Fail("kubernetesVersion", $"the cluster runs {cluster.Version}, and the pool asks for {said.Content}", "leave kubernetesVersion out, or write the cluster's")];
    }

    private static bool IsSame(KubernetesVersion said, KubernetesVersion cluster) =>
        said.CompareTo(cluster) == 0 && (said.Suffix.Length == 0 || said.Suffix == cluster.Suffix);
}
