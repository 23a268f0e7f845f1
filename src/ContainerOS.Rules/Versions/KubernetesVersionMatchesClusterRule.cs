using ContainerOS.Model.Facts;

namespace ContainerOS.Rules.Versions;

/// <summary>COS4003: a pool is made at its cluster's Kubernetes version.</summary>
internal sealed class KubernetesVersionMatchesClusterRule : ClusterRule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS4003",
            Title = "a pool is made at its cluster's Kubernetes version",
            Paths = ["kubernetesVersion"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.ReadInSdk,
            Needs = RuleNeeds.Cluster,
            Why = "CreateClusterNodePool takes no Kubernetes version: nodes join at the cluster's own",
            Fix = "leave kubernetesVersion out, or write the cluster's",
            IsSuppressible = true,
        };

    private protected override bool Applies(CheckedPool pool, RuleContext context) => pool.Spec.KubernetesVersion is not null;

    private protected override void Check(CheckedPool pool, ClusterFacts cluster, RuleContext context)
    {
        if (
            context.TryGetKnown(pool.Spec.KubernetesVersion, "kubernetesVersion", out var said)
            && (said.CompareTo(cluster.Version) != 0 || (said.Suffix.Length > 0 && said.Suffix != cluster.Version.Suffix))
        )
        {
            context.Fail("kubernetesVersion", $"the cluster runs {cluster.Version}, and the pool asks for {pool.Spec.KubernetesVersion}");
        }
    }
}
