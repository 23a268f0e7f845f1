using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;

namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>
/// A rule beside the catalogue's. Rules keep nothing between pools, so it says the same; and since it is made within a test, mutation testing,
/// which switches its mutants on while the process runs, also reaches what a rule says of itself.
/// </summary>
internal static class RuleMadeAnew
{
    internal static Rule Of(string code) => (Rule)Activator.CreateInstance(RuleCatalogue.Find(code)!.GetType(), nonPublic: true)!;

    /// <summary>What the rule alone says of a fixture.</summary>
    internal static PoolReport Judge(Fixture fixture) => Judge(fixture.Code, fixture.Spec, fixture.Facts);

    /// <summary>What the rule alone says of a pool.</summary>
    internal static PoolReport Judge(string code, NodePoolSpec pool, PoolFacts facts)
    {
        var rule = Of(code);
        var context = new RuleContext { CurrentRule = rule.Info };
        rule.Check(new CheckedPool(pool, facts), context);
        return context.Report;
    }

    /// <summary>The messages of the rule's findings, a line each.</summary>
    internal static string Found(string code, NodePoolSpec pool) =>
        string.Join('\n', Judge(code, pool, Pools.Facts).Diagnostics.Select(DiagnosticText.Message));

    /// <summary>Findings in the words that a user reads.</summary>
    internal static string Said(IEnumerable<Diagnostic> findings) =>
        string.Join("\n\n", findings.Select(found => $"{found.Path}\n{DiagnosticText.Format(found)}")) + "\n";
}
