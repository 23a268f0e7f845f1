using System.Collections.Concurrent;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>
/// Every value of a rule's programs is made unknown, one at a time: an undecided rule names the path of the value and
/// the reason.
/// </summary>
public sealed class UnknownValuePathTests
{
    private static readonly ConcurrentDictionary<string, (Fixture Fixture, PropertyPath Place)[]> Known = new();

    [Fact]
    public void Rules_WithUnknownValue_NameItAndTheReason() => Assert.All(Fixture.Codes, NamesUnknownValues);

    private static void NamesUnknownValues(string code)
    {
        var pools = Known.GetOrAdd(code, _ => [.. FixturePaths.OneChanged(code, _ => PropertyUnknown.Instance)]);

        Assert.NotEmpty(pools);
        foreach (var (fixture, place) in pools)
        {
            foreach (var open in FreshRule.Check(fixture).Undecided)
            {
                Assert.Equal(code, open.Code);
                Assert.NotEmpty(open.Reason);
                Assert.True(
                    place.Contains(PropertyPath.Parse(open.Path)) || IsOfAnother(place, code) || IsOpenAnyway(fixture, open),
                    $"{fixture.Name}: {open.Path} is reported as unknown, but {place} is unknown"
                );
            }
        }
    }

    /// <summary>
    /// Diagnostics depend on the phase of a step and on the amounts of a sum, so the step or the sum is named then.
    /// </summary>
    private static bool IsOfAnother(PropertyPath place, string code) => place.Segments[^1].Name == "phase" || code == "COS5047";

    /// <summary>A script that cannot be analyzed is always undecided.</summary>
    private static bool IsOpenAnyway(Fixture fixture, UndecidedCheck open) =>
        FreshRule.Check(Fixture.Read($"{fixture.Code}/{fixture.Name}")).Undecided.Contains(open);
}
