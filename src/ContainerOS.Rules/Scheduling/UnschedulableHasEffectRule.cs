using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Facts;

namespace ContainerOS.Rules.Scheduling;

/// <summary>COS5005: unschedulable is set only below Kubernetes 1.34.</summary>
internal sealed class UnschedulableHasEffectRule : ClusterRule
{
    private const int WithoutEffectSince = 34;

    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS5005",
            Title = "unschedulable is set only below Kubernetes 1.34",
            Severity = Severity.Warning,
            Paths = ["unschedulable"],
            Source = RuleSources.NodePoolPage,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Cluster,
            Why = "from Kubernetes 1.34 on ACK ignores it: new nodes take pods at once",
            Fix = "use a taint with the effect NoSchedule, and remove it when the nodes may take pods",
            IsSuppressible = true,
        };

    private protected override bool Applies(CheckedPool pool, RuleContext context) =>
        context.TryGetKnown(pool.Spec.Unschedulable, "unschedulable", out var isSet) && isSet;

    private protected override void Check(CheckedPool pool, ClusterFacts cluster, RuleContext context)
    {
        if (cluster.Version.IsAtLeast(1, WithoutEffectSince))
        {
            context.Fail("unschedulable", $"the cluster runs Kubernetes {cluster.Version}, where it has no effect");
        }
    }
}
