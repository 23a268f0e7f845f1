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
            ConflictingSources =
            [
                new("Kubernetes 1.24 or later", RuleSources.Overview),
                new("each release has its own minimum: 1.28 for 3.3, 1.30 for 3.4, 1.31 for 3.5", RuleSources.ReleaseNotes),
            ],
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (NodeKubernetesVersion.Find(pool, context) is var (version, path) && !version.IsAtLeast(1, MinimumMinor))
        {
            context.Fail(path, $"ContainerOS requires Kubernetes 1.{MinimumMinor} or later, and the cluster runs {version}");
        }
    }
}
