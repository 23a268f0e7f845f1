using ContainerOS.Model.Facts;

namespace ContainerOS.Rules;

/// <summary>A rule that asks the cluster.</summary>
internal abstract class ClusterRule : Rule
{
    internal sealed override void Check(CheckedPool pool, RuleContext context)
    {
        if (!Applies(pool, context))
        {
            return;
        }

        if (pool.Facts.Cluster is { } cluster)
        {
            Check(pool, cluster, context);
        }
        else
        {
            context.MarkUndecided("clusterId", pool.Facts.ClusterMissingBecause);
        }
    }

    /// <summary>Whether the pool writes what the rule is about; without it the cluster does not matter.</summary>
    private protected virtual bool Applies(CheckedPool pool, RuleContext context) => true;

    private protected abstract void Check(CheckedPool pool, ClusterFacts cluster, RuleContext context);
}
