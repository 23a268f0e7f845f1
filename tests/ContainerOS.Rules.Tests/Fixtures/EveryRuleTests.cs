namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>
/// Runs the theories of single rules for all rules in one test, so fast that mutation testing can run it for every mutant.
/// </summary>
public sealed class EveryRuleTests
{
    private static readonly FixtureTests One = new();
    private static readonly UnknownValueTests UnknownValue = new();
    private static readonly UnknownValuePathTests UnknownValuePath = new();
    private static readonly EachSecretTests EachSecret = new();

    [Fact]
    public void EveryProgramThatFails_IsFoundByItsRuleAlone() => All(Fixture.All("fail"), One.Program_ThatFails_IsFoundByTheRuleAlone);

    [Fact]
    public void EveryProgramThatPasses_IsPassedByItsRuleAlone() => All(Fixture.All("pass"), One.Program_ThatPasses_IsPassedByTheRuleAlone);

    [Fact]
    public void EveryRuleWithUnknownValue_IsUndecided() => All(Fixture.All("fail"), UnknownValue.Rule_WithUnknownValue_IsUndecided);

    [Fact]
    public void EveryRuleWithUnknownValue_NamesItAndTheReason() =>
        All(Fixture.Codes, UnknownValuePath.Rule_WithUnknownValue_NamesItAndTheReason);

    [Fact]
    public void EveryRuleThatReadsASecret_NeverQuotesIt() => All(Fixture.Codes, EachSecret.Rule_ThatReadsASecret_NeverQuotesIt);

    [Fact]
    public void EveryRule_DocsPage_IsCurrent() => All(Fixture.Codes, One.Rule_DocsPage_IsCurrent);

    private static void All(IEnumerable<string> each, Action<string> holds)
    {
        foreach (var one in each)
        {
            holds(one);
        }
    }
}
