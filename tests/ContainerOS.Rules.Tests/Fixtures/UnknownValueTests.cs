using System.Collections.Concurrent;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>
/// In each failing program, the wrong value is made unknown, as it may be in preview: the rule must not pass.
/// </summary>
public sealed class UnknownValueTests
{
    private static readonly ConcurrentDictionary<string, Fixture?> Known = new();

    [Fact]
    public void Rules_WithUnknownValue_AreUndecided() =>
        Assert.All(
            Fixture.All("fail"),
            id =>
            {
                if (Known.GetOrAdd(id, WithoutTheValueAtFault) is { } fixture)
                {
                    var report = FreshRule.Check(fixture);

                    Assert.True(
                        report.Undecided.Count > 0 || report.Diagnostics.Count > 0,
                        "the rule passed an unknown value; it must be undecided, or report a fault that does not depend on the value"
                    );
                }
            }
        );

    /// <summary>Null when the fault is a missing value, which cannot be unknown.</summary>
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
