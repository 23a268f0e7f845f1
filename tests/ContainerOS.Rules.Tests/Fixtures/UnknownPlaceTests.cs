using System.Collections.Concurrent;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>Every value of a rule's programs is made unknown, one after the other: what the rule leaves undecided for it names the value, and says why.</summary>
public sealed class UnknownPlaceTests
{
    private static readonly ConcurrentDictionary<string, (Fixture Fixture, string Place)[]> Known = new();

    public static TheoryData<string> Codes => [.. RuleCatalogue.All.Select(rule => rule.Info.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Rule_ThatLacksAValue_NamesItAndSaysWhy(string code)
    {
        var open = Known.GetOrAdd(code, WithOneUnknown).SelectMany(each => RuleMadeAnew.Judge(each.Fixture).Undecided.Select(open => (each.Place, open)));

        Assert.All(open, each =>
        {
            Assert.Equal(code, each.open.Code);
            Assert.StartsWith(each.Place, each.open.Path, StringComparison.Ordinal);
            Assert.NotEmpty(each.open.Because);
        });
    }

    private static (Fixture, string)[] WithOneUnknown(string code) =>
        [.. FixturePlaces.OneChanged(code, _ => PropertyUnknown.Instance).Select(each => (each.Fixture, each.Place.ToString()))];
}
