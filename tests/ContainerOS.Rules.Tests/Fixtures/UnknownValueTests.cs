using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>Of each program that fails, the value at fault is made unknown, as it may be in preview: the rule must not pass it in silence.</summary>
public sealed class UnknownValueTests
{
    public static TheoryData<string> Failing => [.. Fixture.All("fail")];

    [Theory]
    [MemberData(nameof(Failing))]
    public void Rule_WhoseValueIsNotKnownYet_IsUndecidedNotPassed(string id)
    {
        var fixture = Fixture.Read(id);
        var finding = PoolValidator.Validate(fixture.Spec, fixture.Facts).Diagnostics.First(found => found.Code == fixture.Code);
        var path = PropertyPath.Parse(finding.Path);
        if (path.Get(fixture.Inputs) is null)
        {
            return; // The value is missing, and that is the fault: nothing can be unknown.
        }

        var inputs = (PropertyMap)path.Set(fixture.Inputs, PropertyUnknown.Instance)!;
        var report = PoolValidator.Validate(FixtureProgram.Pool(inputs), fixture.Facts);

        Assert.True(
            report.Undecided.Any(open => open.Code == fixture.Code) || report.Diagnostics.Any(found => found.Code == fixture.Code),
            "the rule passed a value that it can not know; only a fault that stands whatever the value is may be found now");
    }
}
