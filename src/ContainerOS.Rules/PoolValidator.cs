using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;

namespace ContainerOS.Rules;

/// <summary>Judges a pool by every rule of the catalogue.</summary>
public static class PoolValidator
{
    /// <summary>The report; nothing is skipped in silence.</summary>
    public static PoolReport Validate(NodePoolSpec spec, PoolFacts facts)
    {
        var pool = new CheckedPool(spec, facts);
        var context = new RuleContext();
        foreach (var rule in RuleCatalogue.All)
        {
            context.CurrentRule = rule.Info;
            rule.Check(pool, context);
        }

        return context.Report;
    }
}
