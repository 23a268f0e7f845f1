using ContainerOS.Model.Facts;

namespace ContainerOS.Rules.Versions;

/// <summary>COS4003: a pool is created with its cluster's Kubernetes version.</summary>
internal sealed class KubernetesVersionMatchesClusterRule : ClusterRule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS4003",
            Title = "a pool is created with its cluster's Kubernetes version",
            Paths = ["kubernetesVersion"],
            Source = RuleSources.NodePoolApi,
            Confidence = Confidence.ReadInSdk,
            Needs = RuleNeeds.Cluster,
            Why = "CreateClusterNodePool has no parameter for the Kubernetes version: nodes join with the cluster's version",
            Fix = "remove kubernetesVersion, or use the cluster's version",
            IsSuppressible = true,
        };

    private protected override bool Applies(CheckedPool pool, RuleContext context) => pool.Spec.KubernetesVersion is not null;

    private protected override void Check(CheckedPool pool, ClusterFacts cluster, RuleContext context)
    {
        if (
            context.TryGetKnown(pool.Spec.KubernetesVersion, "kubernetesVersion", out var requested)
            && !cluster.Version.IsNamedBy(requested)
        )
        {
            context.Fail(
                "kubernetesVersion",
                $"the cluster runs {cluster.Version}, and the pool requests {pool.Spec.KubernetesVersion}"
                    + (
                        requested < cluster.Version ? "; no node goes back to an older version"
                        : requested > cluster.Version ? "; the control plane is upgraded first"
                        : string.Empty
                    )
            );
        }
    }
}
