using ContainerOS.Model.Facts;

namespace ContainerOS.Rules;

/// <summary>One constraint of ContainerOS on ACK. It answers with what fails and what it can not decide; no answer is a pass.</summary>
public abstract class Rule
{
    /// <summary>What the rule is.</summary>
    public abstract RuleInfo Info { get; }

    /// <summary>Judges a pool.</summary>
    /// <param name="pool">The pool; values may be unknown.</param>
    /// <param name="context">Takes the answer.</param>
    internal abstract void Check(CheckedPool pool, RuleContext context);
}

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
