using ContainerOS.Model.Facts;

namespace ContainerOS.Rules.Applicability;

/// <summary>COS1001: the cluster is an ACK managed cluster.</summary>
internal sealed class ClusterIsManagedRule : ClusterRule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS1001",
            Title = "the cluster is an ACK managed cluster",
            Paths = ["clusterId"],
            Source = RuleSources.Overview,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Cluster,
            Why = "ContainerOS nodes can join ACK managed clusters only",
            Fix = "use an ACK managed cluster, whose control plane Alibaba Cloud operates (cluster_type ManagedKubernetes)",
            IsSuppressible = false,
        };

    private protected override void Check(CheckedPool pool, ClusterFacts cluster, RuleContext context)
    {
        if (!cluster.IsManaged)
        {
            context.Fail("clusterId", $"cluster {pool.Spec.ClusterId} is of type {cluster.ClusterType}, not a managed cluster");
        }
    }
}
