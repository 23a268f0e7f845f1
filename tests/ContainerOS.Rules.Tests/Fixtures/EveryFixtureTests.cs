namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>What the theories say of each fixture and all rules together, of all fixtures at once.</summary>
public sealed class EveryFixtureTests
{
    private static readonly FixtureTests One = new();

    [Fact]
    public void EveryProgramThatFails_IsFoundInTheApprovedWords()
    {
        foreach (var id in Fixture.All("fail"))
        {
            One.Program_ThatFails_IsFoundInTheApprovedWords(id);
        }
    }

    [Fact]
    public void EveryProgramThatPasses_HasNoFindingOfTheRuleNorAnyErrorAndIsDecided()
    {
        foreach (var id in Fixture.All("pass"))
        {
            One.Program_ThatPasses_HasNoFindingOfTheRuleNorAnyErrorAndIsDecided(id);
        }
    }
}
