using ContainerOS.Model.Facts;

namespace ContainerOS.Rules.Applicability;

/// <summary>COS1001: the cluster is an ACK managed cluster.</summary>
internal sealed class ManagedCluster : ClusterRule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS1001",
            Title = "the cluster is an ACK managed cluster",
            Paths = ["clusterId"],
            Source = Sources.Overview,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Cluster,
            Why = "ContainerOS nodes join ACK managed clusters only",
            Fix = "use an ACK managed cluster: one whose control plane Alibaba Cloud runs (cluster_type ManagedKubernetes)",
            IsSuppressible = false,
            Claims =
            [
                new("ContainerOS is for ACK managed clusters", Sources.Overview),
                new("an older, undated edition of the same page: for managed node pools only", Sources.OverviewOfMarch),
            ],
        };

    private protected override void Check(Subject pool, ClusterFacts cluster, Verdicts verdicts)
    {
        if (!cluster.IsManaged)
        {
            verdicts.Fail("clusterId", $"cluster {pool.Spec.ClusterId} is of type {cluster.ClusterType}, not a managed cluster");
        }
    }
}
