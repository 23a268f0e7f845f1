using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;

namespace ContainerOS.Rules;

/// <summary>Judges a pool by every rule of the catalogue.</summary>
public static class PoolValidator
{
    /// <summary>The report; nothing is skipped in silence.</summary>
    public static PoolReport Validate(NodePoolSpec spec, PoolFacts facts)
    {
        var verdicts = RuleCatalogue.All.SelectMany(rule => rule.Check(spec, facts).Select(verdict => (rule.Info, verdict))).ToList();
        return new PoolReport(
            [.. verdicts.Where(pair => pair.verdict is Fail).Select(pair => Finding(pair.Info, (Fail)pair.verdict)).OrderBy(found => found.Path, StringComparer.Ordinal).ThenBy(found => found.Code, StringComparer.Ordinal)],
            [.. verdicts.Where(pair => pair.verdict is Undecided).Select(pair => new UndecidedRule(pair.Info.Code, pair.verdict.Path, ((Undecided)pair.verdict).Because))]);
    }

    private static Diagnostic Finding(RuleInfo info, Fail fail) =>
        new(info.Code, Severity.Error, fail.Path, fail.Message, info.Why, fail.Fix, info.Source);
}
