using System.Collections.Concurrent;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>
/// Of each program that fails, the value at fault is made unknown, as it may be in preview: the rule must not pass it in silence.
/// </summary>
public sealed class UnknownValueTests
{
    private static readonly ConcurrentDictionary<string, Fixture?> Known = new();

    public static TheoryData<string> Failing => [.. Fixture.All("fail")];

    [Theory]
    [MemberData(nameof(Failing))]
    public void Rule_WhoseValueIsNotKnownYet_IsUndecidedNotPassed(string id)
    {
        if (Known.GetOrAdd(id, WithoutTheValueAtFault) is { } fixture)
        {
            var report = RuleMadeAnew.Judge(fixture);

            Assert.True(
                report.Undecided.Count > 0 || report.Diagnostics.Count > 0,
                "the rule passed a value that it can not know; only a fault that stands whatever the value is may be found now"
            );
        }
    }

    /// <summary>Null when the value is missing and that is the fault: nothing can be unknown then.</summary>
    private static Fixture? WithoutTheValueAtFault(string id)
    {
        var fixture = Fixture.Read(id);
        var path = PropertyPath.Parse(fixture.ApprovedOfTheRule.First().Split('\n')[0]);
        return path.Get(fixture.Inputs) is null
            ? null
            : fixture with
            {
                Spec = FixtureProgram.Pool((PropertyMap)path.Set(fixture.Inputs, PropertyUnknown.Instance)!),
            };
    }
}
