using ContainerOS.Rules.Tests.Fixtures;

namespace ContainerOS.Rules.Tests.Emulated;

/// <summary>
/// A rule that can not be suppressed says that the API refuses the pool anyway: so does the emulator, wherever it can see the fault.
/// </summary>
public sealed class RefusedFixturesTests(EmulatedAckFixture emulated) : IClassFixture<EmulatedAckFixture>
{
    public static TheoryData<string> OfRulesThatStand =>
        [.. Fixture.All("fail").Where(id => !RuleCatalogue.Find(id.Split('/')[0])!.Info.IsSuppressible)];

    [Theory]
    [MemberData(nameof(OfRulesThatStand))]
    public async Task Create_ProgramOfAFaultThatTheApiSees_IsRefused(string id)
    {
        var fixture = Fixture.Read(id);
        var refusal = await emulated.Ack.RefusalAsync(Placement.Of(fixture.Spec, fixture.Facts), TestContext.Current.CancellationToken);

        // An exception that is not needed is as wrong as one that is missing.
        Assert.True(
            refusal is null == Unseen.Because(id) is not null,
            $"the emulator answers '{refusal}', and the exception is '{Unseen.Because(id)}'"
        );
    }
}
