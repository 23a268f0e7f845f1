using ContainerOS.Model.Facts;

namespace ContainerOS.Rules;

/// <summary>A rule that asks the cluster.</summary>
internal abstract class ClusterRule : Rule
{
    internal sealed override void Check(Subject pool, Verdicts verdicts)
    {
        if (!Applies(pool, verdicts))
        {
            return;
        }

        if (pool.Facts.Cluster is { } cluster)
        {
            Check(pool, cluster, verdicts);
        }
        else
        {
            verdicts.Undecided("clusterId", pool.Facts.ClusterMissingBecause);
        }
    }

    /// <summary>Whether the pool writes what the rule is about; without it the cluster does not matter.</summary>
    private protected virtual bool Applies(Subject pool, Verdicts verdicts) => true;

    private protected abstract void Check(Subject pool, ClusterFacts cluster, Verdicts verdicts);
}
