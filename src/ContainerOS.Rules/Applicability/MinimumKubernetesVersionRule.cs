namespace ContainerOS.Rules.Applicability;

/// <summary>COS1002: the cluster runs Kubernetes 1.24 or later.</summary>
internal sealed class MinimumKubernetesVersionRule : Rule
{
    private const int MinimumMinor = 24;

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS1002",
            Title = "the cluster runs Kubernetes 1.24 or later",
            Paths = ["clusterId", "kubernetesVersion"],
            Source = RuleSources.Overview,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Cluster,
            Why = "the overview supports ContainerOS from Kubernetes 1.24 on, for every release; most releases require more (COS1006)",
            Fix = "upgrade the cluster to 1.24 or later, or use another cluster",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (NodeKubernetesVersion.Find(pool, context) is var (version, path) && !version.IsAtLeast(1, MinimumMinor))
        {
            context.Fail(path, $"ContainerOS requires Kubernetes 1.{MinimumMinor} or later, and the cluster runs {version}");
        }
    }
}
