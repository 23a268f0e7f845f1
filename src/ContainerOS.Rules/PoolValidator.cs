using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;

namespace ContainerOS.Rules;

/// <summary>Checks a pool against every rule of the catalogue.</summary>
public static class PoolValidator
{
    /// <summary>Checks the pool. A rule that cannot be decided is reported as undecided, never skipped.</summary>
    public static PoolReport Validate(NodePoolSpec spec, PoolFacts facts) => Validate(new CheckedPool(spec, facts));

    /// <summary>Checks a pool again of which only the name, or the fact that another pool has the same name, is not as it was.</summary>
    /// <param name="spec">The pool, with its name.</param>
    /// <param name="facts">The facts, with the pool of the same name.</param>
    /// <param name="earlier">The report about the pool without a name, or with the same one.</param>
    /// <returns>What <see cref="Validate(NodePoolSpec, PoolFacts)"/> returns.</returns>
    public static PoolReport ValidateName(NodePoolSpec spec, PoolFacts facts, PoolReport earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        var context = new RuleContext();
        Run(RuleCatalogue.OfName, new CheckedPool(spec, facts), context);
        var others = earlier.Diagnostics.Where(finding => !RuleCatalogue.OfName.Any(rule => rule.Info.Code == finding.Code));
        // An unknown name was as unknown before.
        return context.Report.Diagnostics is [] && others.Count() == earlier.Diagnostics.Count
            ? earlier
            : new PoolReport(RuleContext.InOrder(others.Concat(context.Report.Diagnostics)), earlier.Undecided);
    }

    /// <summary>Checks a pool whose only script was read already.</summary>
    internal static PoolReport Validate(NodePoolSpec spec, PoolFacts facts, Shell.ShellScript reading) =>
        Validate(new CheckedPool(spec, facts, reading));

    private static PoolReport Validate(CheckedPool pool)
    {
        var context = new RuleContext();
        Run(RuleCatalogue.All, pool, context);
        return context.Report;
    }

    private static void Run(IReadOnlyList<Rule> rules, CheckedPool pool, RuleContext context)
    {
        foreach (var rule in rules)
        {
            context.CurrentRule = rule.Info;
            rule.Check(pool, context);
        }
    }
}
