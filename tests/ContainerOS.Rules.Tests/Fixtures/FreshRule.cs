using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;

namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>
/// Creates a second instance of a rule of the catalogue. Rules have no state, so it behaves the same. Because it is created within a test,
/// mutation testing, which activates its mutants while the process runs, also reaches the description of the rule.
/// </summary>
internal static class FreshRule
{
    internal static Rule Create(string code) =>
        RuleCatalogue.Find(code)! switch
        {
            BoundRule => BoundRules.Create().Single(rule => rule.Info.Code == code),
            Bootstrapping.HostFeatureRule => Bootstrapping.HostFeatureRules.Create().Single(rule => rule.Info.Code == code),
            var rule => (Rule)Activator.CreateInstance(rule.GetType(), nonPublic: true)!,
        };

    /// <summary>Checks a fixture with the rule only.</summary>
    internal static PoolReport Check(Fixture fixture) => Check(fixture.Code, fixture.Spec, fixture.Facts);

    /// <summary>Checks a pool with the rule only.</summary>
    internal static PoolReport Check(string code, NodePoolSpec pool, PoolFacts facts)
    {
        var rule = Create(code);
        var context = new RuleContext { CurrentRule = rule.Info };
        rule.Check(new CheckedPool(pool, facts), context);
        return context.Report;
    }

    /// <summary>The messages of the rule's diagnostics, one per line.</summary>
    internal static string Messages(string code, NodePoolSpec pool) =>
        string.Join('\n', Check(code, pool, Pools.Facts).Diagnostics.Select(DiagnosticText.Message));

    /// <summary>Formats diagnostics as a user reads them.</summary>
    internal static string Format(IEnumerable<Diagnostic> findings) =>
        string.Join("\n\n", findings.Select(found => $"{found.Path}\n{DiagnosticText.Format(found)}")) + "\n";
}
