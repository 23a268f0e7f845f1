using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;

namespace ContainerOS.Rules;

/// <summary>Checks a pool against every rule of the catalogue.</summary>
public static class PoolValidator
{
    /// <summary>Checks the pool. A rule that cannot be decided is reported as undecided, never skipped.</summary>
    public static PoolReport Validate(NodePoolSpec spec, PoolFacts facts) => Validate(new CheckedPool(spec, facts));

    /// <summary>Checks a pool whose only script was read already.</summary>
    internal static PoolReport Validate(NodePoolSpec spec, PoolFacts facts, Shell.ShellScript reading) =>
        Validate(new CheckedPool(spec, facts, reading));

    private static PoolReport Validate(CheckedPool pool)
    {
        var context = new RuleContext();
        foreach (var rule in RuleCatalogue.All)
        {
            context.CurrentRule = rule.Info;
            rule.Check(pool, context);
        }

        return context.Report;
    }
}
