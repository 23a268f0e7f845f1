namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>What the theories say of each fixture, of all of them at once: so quick that mutation testing can ask it for every mutant.</summary>
public sealed class EveryFixtureTests
{
    private static readonly FixtureTests One = new();
    private static readonly UnknownValueTests Unknown = new();
    private static readonly SecretValueTests Secret = new();

    [Fact]
    public void EveryProgramThatFails_IsFoundInTheApprovedWords() => All("fail", One.Program_ThatFails_IsFoundInTheApprovedWords);

    [Fact]
    public void EveryProgramThatFails_IsFoundByTheRuleAlone() => All("fail", One.Program_ThatFails_IsFoundByTheRuleAlone);

    [Fact]
    public void EveryProgramThatPasses_HasNoFindingOfTheRuleNorAnyErrorAndIsDecided() =>
        All("pass", One.Program_ThatPasses_HasNoFindingOfTheRuleNorAnyErrorAndIsDecided);

    [Fact]
    public void EveryProgramThatPasses_IsPassedByTheRuleAlone() => All("pass", One.Program_ThatPasses_IsPassedByTheRuleAlone);

    [Fact]
    public void EveryRuleWhoseValueIsNotKnownYet_IsUndecidedNotPassed() => All("fail", Unknown.Rule_WhoseValueIsNotKnownYet_IsUndecidedNotPassed);

    [Fact]
    public void EveryFindingAboutASecret_NeverQuotesIt() => All("fail", Secret.Finding_AboutASecret_NeverQuotesIt);

    [Fact]
    public void EveryRule_HasAPageOfDocsThatIsUpToDate() => Assert.All(Fixture.Codes, One.Rule_HasAPageOfDocsThatIsUpToDate);

    private static void All(string kind, Action<string> holds)
    {
        foreach (var id in Fixture.All(kind))
        {
            holds(id);
        }
    }
}
