using ContainerOS.Model.Facts;

namespace ContainerOS.Rules;

/// <summary>
/// One constraint of ContainerOS on ACK. A rule reports what fails and what it cannot decide; without a report the pool passes.
/// </summary>
public abstract class Rule
{
    /// <summary>The code, texts and sources of the rule.</summary>
    public abstract RuleInfo Info { get; }

    /// <summary>Checks a pool.</summary>
    /// <param name="pool">The pool; values may be unknown.</param>
    /// <param name="context">Receives the diagnostics.</param>
    internal abstract void Check(CheckedPool pool, RuleContext context);
}

/// <summary>A rule that needs facts about the cluster. Without them it is undecided.</summary>
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

    /// <summary>Whether the rule applies to the pool; if not, the cluster is not needed.</summary>
    private protected virtual bool Applies(CheckedPool pool, RuleContext context) => true;

    private protected abstract void Check(CheckedPool pool, ClusterFacts cluster, RuleContext context);
}
