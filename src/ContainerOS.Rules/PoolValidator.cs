using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;

namespace ContainerOS.Rules;

/// <summary>Checks a pool against every rule of the catalogue.</summary>
public static class PoolValidator
{
    /// <summary>Checks the pool. A rule that cannot be decided is reported as undecided, never skipped.</summary>
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
