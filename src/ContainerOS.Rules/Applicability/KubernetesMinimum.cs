namespace ContainerOS.Rules.Applicability;

/// <summary>COS1002: the cluster runs Kubernetes 1.24 or later.</summary>
internal sealed class KubernetesMinimum : Rule
{
    private const int Floor = 24;

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS1002",
            Title = "the cluster runs Kubernetes 1.24 or later",
            Paths = ["clusterId", "kubernetesVersion"],
            Source = Sources.Overview,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Cluster,
            Why = "the overview offers ContainerOS from Kubernetes 1.24, whatever the release; most releases ask for more (COS1006)",
            Fix = "upgrade the cluster to 1.24 or later, or use another cluster",
            IsSuppressible = false,
            Claims =
            [
                new("Kubernetes 1.24 or later", Sources.Overview),
                new("each release has a minimum of its own: 1.28 for 3.3, 1.30 for 3.4, 1.31 for 3.5", Sources.ReleaseNotes),
            ],
        };

    internal override void Check(Subject pool, Verdicts verdicts)
    {
        if (PoolVersion.Of(pool, verdicts) is var (version, path) && !version.IsAtLeast(1, Floor))
        {
            verdicts.Fail(path, $"ContainerOS needs Kubernetes 1.{Floor} or later, and the cluster runs {version}");
        }
    }
}
