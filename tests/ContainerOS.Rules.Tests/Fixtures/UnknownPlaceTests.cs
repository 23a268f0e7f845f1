using System.Collections.Concurrent;
using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>
/// Every value of a rule's programs is made unknown, one after the other: what the rule leaves undecided for it names the value, and says
/// why.
/// </summary>
public sealed class UnknownPlaceTests
{
    private static readonly ConcurrentDictionary<string, (Fixture Fixture, PropertyPath Place)[]> Known = new();

    public static TheoryData<string> Codes => [.. RuleCatalogue.All.Select(rule => rule.Info.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Rule_ThatLacksAValue_NamesItAndSaysWhy(string code)
    {
        var pools = Known.GetOrAdd(code, _ => [.. FixturePlaces.OneChanged(code, _ => PropertyUnknown.Instance)]);

        Assert.NotEmpty(pools);
        foreach (var (fixture, place) in pools)
        {
            foreach (var open in RuleMadeAnew.Judge(fixture).Undecided)
            {
                Assert.Equal(code, open.Code);
                Assert.NotEmpty(open.Reason);
                Assert.True(
                    place.Contains(PropertyPath.Parse(open.Path)) || IsOfAnother(place, code) || IsOpenAnyway(fixture, open),
                    $"{fixture.Name}: {open.Path} is said not to be known, and {place} is not"
                );
            }
        }
    }

    /// <summary>
    /// The phase decides what is said of a step, and amounts what is said of their sum: the step and the sum are named then.
    /// </summary>
    private static bool IsOfAnother(PropertyPath place, string code) => place.Segments[^1].Name == "phase" || code == "COS5047";

    /// <summary>A script that can not be followed is undecided whatever else is known.</summary>
    private static bool IsOpenAnyway(Fixture fixture, UndecidedCheck open) =>
        RuleMadeAnew.Judge(Fixture.Read($"{fixture.Code}/{fixture.Name}")).Undecided.Contains(open);
}
