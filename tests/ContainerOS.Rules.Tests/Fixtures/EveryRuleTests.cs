namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>
/// What the theories say of each rule alone and its programs, of all at once: so quick that mutation testing can ask it for every mutant.
/// </summary>
public sealed class EveryRuleTests
{
    private static readonly FixtureTests One = new();
    private static readonly UnknownValueTests UnknownValue = new();
    private static readonly UnknownPlaceTests UnknownPlace = new();
    private static readonly OneSecretTests Secret = new();

    [Fact]
    public void EveryProgramThatFails_IsFoundByItsRuleAlone() => All(Fixture.All("fail"), One.Program_ThatFails_IsFoundByTheRuleAlone);

    [Fact]
    public void EveryProgramThatPasses_IsPassedByItsRuleAlone() => All(Fixture.All("pass"), One.Program_ThatPasses_IsPassedByTheRuleAlone);

    [Fact]
    public void EveryRuleWhoseValueIsNotKnownYet_IsUndecidedNotPassed() =>
        All(Fixture.All("fail"), UnknownValue.Rule_WhoseValueIsNotKnownYet_IsUndecidedNotPassed);

    [Fact]
    public void EveryRuleThatLacksAValue_NamesItAndSaysWhy() => All(Fixture.Codes, UnknownPlace.Rule_ThatLacksAValue_NamesItAndSaysWhy);

    [Fact]
    public void EveryRuleThatReadsASecret_NeverQuotesIt() => All(Fixture.Codes, Secret.Rule_ThatReadsASecret_NeverQuotesIt);

    [Fact]
    public void EveryRule_HasAPageOfDocsThatIsUpToDate() => All(Fixture.Codes, One.Rule_HasAPageOfDocsThatIsUpToDate);

    private static void All(IEnumerable<string> each, Action<string> holds)
    {
        foreach (var one in each)
        {
            holds(one);
        }
    }
}
