namespace ContainerOS.Rules.Applicability;

/// <summary>COS1010: the cluster exists.</summary>
internal sealed class ClusterExistsRule : Rule
{
    public override RuleInfo Info { get; } =
        new()
        {
            Code = "COS1010",
            Title = "the cluster exists",
            Paths = ["clusterId"],
            Source = RuleSources.ClusterApi,
            Confidence = Confidence.Documented,
            Needs = RuleNeeds.Cluster,
            Why = "a pool is created in a cluster of the configured region and account, and the cloud has no cluster with this id",
            Fix = "use the id of an ACK managed cluster of the configured region",
            IsSuppressible = false,
        };

    internal override void Check(CheckedPool pool, RuleContext context)
    {
        if (pool.Facts.ClusterIsGone)
        {
            context.Fail("clusterId", $"there is no cluster {pool.Spec.ClusterId} in this region and account");
        }
        else if (pool.Facts.Cluster is null)
        {
            context.MarkUndecided("clusterId", pool.Facts.ClusterMissingBecause);
        }
    }
}
