namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>Runs the theories of single fixtures for all fixtures in one test.</summary>
public sealed class EveryFixtureTests
{
    private static readonly FixtureTests One = new();

    [Fact]
    public void EveryProgramThatFails_HasTheApprovedDiagnostics()
    {
        foreach (var id in Fixture.All("fail"))
        {
            One.Program_ThatFails_HasTheApprovedDiagnostics(id);
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
