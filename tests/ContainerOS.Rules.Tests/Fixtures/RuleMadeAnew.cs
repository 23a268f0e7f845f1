using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>
/// A rule beside the catalogue's. Rules keep nothing between pools, so it says the same; and since it is made within a test, mutation testing,
/// which switches its mutants on while the process runs, also reaches what a rule says of itself.
/// </summary>
internal static class RuleMadeAnew
{
    internal static Rule Of(string code) => (Rule)Activator.CreateInstance(RuleCatalogue.Find(code)!.GetType(), nonPublic: true)!;

    /// <summary>What the rule alone says of a fixture.</summary>
    internal static PoolReport Judge(Fixture fixture)
    {
        var rule = Of(fixture.Code);
        var verdicts = new Verdicts { Speaker = rule.Info };
        rule.Check(new Subject(fixture.Spec, fixture.Facts), verdicts);
        return verdicts.Report;
    }

    /// <summary>Findings in the words that a user reads.</summary>
    internal static string Said(IEnumerable<Diagnostic> findings) =>
        string.Join("\n\n", findings.Select(found => $"{found.Path}\n{DiagnosticText.Format(found)}")) + "\n";
}
