using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;

namespace ContainerOS.Rules.Applicability;

/// <summary>COS1001: the cluster is an ACK managed cluster.</summary>
internal sealed class ManagedCluster : Rule
{
    public override RuleInfo Info { get; } = new(
        "COS1001",
        "the cluster is an ACK managed cluster",
        "ContainerOS nodes join ACK managed clusters only",
        Sources.Overview,
        Confidence.Documented);

    public override IEnumerable<Verdict> Check(NodePoolSpec spec, PoolFacts facts)
    {
        if (facts.Cluster is not { } cluster)
        {
            yield return new Undecided("clusterId", facts.ClusterMissingBecause);
        }
        else if (!cluster.IsManaged)
        {
            yield return new Fail("clusterId", $"cluster {cluster.ClusterId} is of type {cluster.ClusterType}, not a managed cluster", "use an ACK managed cluster (ManagedKubernetes)");
        }
    }
}
