using ContainerOS.Model.Facts;

namespace ContainerOS.Rules.Versions;

/// <summary>COS4003: a pool is made at its cluster's Kubernetes version.</summary>
internal sealed class ClusterVersionFirst : ClusterRule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS4003",
            Title = "a pool is made at its cluster's Kubernetes version",
            Paths = ["kubernetesVersion"],
            Source = Sources.NodePoolApi,
            Confidence = Confidence.ReadInSdk,
            Needs = RuleNeeds.Cluster,
            Why = "CreateClusterNodePool takes no Kubernetes version: nodes join at the cluster's own",
            Fix = "leave kubernetesVersion out, or write the cluster's",
            IsSuppressible = true,
        };

    private protected override bool Applies(Subject pool, Verdicts verdicts) => pool.Spec.KubernetesVersion is not null;

    private protected override void Check(Subject pool, ClusterFacts cluster, Verdicts verdicts)
    {
        if (
            verdicts.Knows(pool.Spec.KubernetesVersion, "kubernetesVersion", out var said)
            && (said.CompareTo(cluster.Version) != 0 || (said.Suffix.Length > 0 && said.Suffix != cluster.Version.Suffix))
        )
        {
            verdicts.Fail("kubernetesVersion", $"the cluster runs {cluster.Version}, and the pool asks for {pool.Spec.KubernetesVersion}");
        }
    }
}
