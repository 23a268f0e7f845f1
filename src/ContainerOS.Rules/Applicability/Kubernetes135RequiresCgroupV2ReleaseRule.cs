using ContainerOS.Model.Versions;

namespace ContainerOS.Rules.Applicability;

/// <summary>COS1011: Kubernetes 1.35 or later runs on ContainerOS 3.3 or later.</summary>
internal sealed class Kubernetes135RequiresCgroupV2ReleaseRule : Rule
{
    private static readonly OsVersion Since = new(3, 3, 0);

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS1011",
            Title = "Kubernetes 1.35 or later runs on ContainerOS 3.3 or later",
            Paths = ["os.version", "clusterId"],
            Source = RuleSources.FeatureList,
            Confidence = Confidence.Inferred,
            Needs = RuleNeeds.Cluster,
            Why = "Kubernetes 1.35 requires cgroup v2, which is the default of ContainerOS from 3.3 on",
            Fix = "pin ContainerOS 3.3.0 or later",
            IsSuppressible = true,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (pool.IsBefore(Since, context) && NodeKubernetesVersion.Find(pool, context) is var (version, _) && version.IsAtLeast(1, 35))
        {
            context.Fail("os.version", $"Kubernetes {version} requires cgroup v2, which ContainerOS {pool.Release} does not use");
        }
    }
}
