using ContainerOS.Rules.Tests.Fixtures;

namespace ContainerOS.Rules.Tests.Emulated;

/// <summary>
/// A rule that cannot be suppressed claims that the API rejects the pool. The emulator rejects it too, where it can see the fault.
/// </summary>
public sealed class RefusedFixturesTests(EmulatedAckFixture emulated) : IClassFixture<EmulatedAckFixture>
{
    public static TheoryData<string> OfRulesThatStand =>
        [.. Fixture.All("fail").Where(id => !RuleCatalogue.Find(id.Split('/')[0])!.Info.IsSuppressible)];

    [Theory]
    [MemberData(nameof(OfRulesThatStand))]
    public async Task Create_ProgramWithAFaultVisibleToTheApi_IsRejected(string id)
    {
        var fixture = Fixture.Read(id);
        var refusal = await emulated.Ack.RefusalAsync(Placement.Of(fixture.Spec, fixture.Facts), TestContext.Current.CancellationToken);

        // An exception that is not needed is as wrong as one that is missing.
        Assert.True(
            refusal is null == EmulatorBlindSpots.Reason(id) is not null,
            $"the emulator answers '{refusal}', and the exception is '{EmulatorBlindSpots.Reason(id)}'"
        );
    }
}
