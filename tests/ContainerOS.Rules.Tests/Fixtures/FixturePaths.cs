using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>The paths of a fixture's values, each of which can be changed separately.</summary>
internal static class FixturePaths
{
    /// <summary>Properties that every program sets, independent of its rule.</summary>
    private static readonly HashSet<string> InEveryProgram =
    [
        "access",
        "clusterId",
        "dataDisk",
        "desiredSize",
        "instanceTypes",
        "os",
        "vSwitchIds",
    ];

    /// <summary>The programs of a rule, once for each value that the rule checks, with that value changed.</summary>
    internal static IEnumerable<(Fixture Fixture, PropertyPath Place)> OneChanged(string code, Func<PropertyValue, PropertyValue> change)
    {
        var fixtures = Fixture.All("*").Where(id => id.StartsWith(code + "/", StringComparison.Ordinal)).Select(Fixture.Read).ToList();
        var about = fixtures
            .Where(fixture => File.Exists(fixture.Approved))
            .SelectMany(fixture => fixture.ApprovedOfTheRule)
            .Select(found => PropertyPath.Parse(found.Split('\n')[0]).Root)
            .ToHashSet();
        return from fixture in fixtures
            from place in Places(PropertyPath.Whole, fixture.Inputs)
            where about.Contains(place.Root) || !InEveryProgram.Contains(place.Root)
            let inputs = (PropertyMap)place.Set(fixture.Inputs, change(place.Get(fixture.Inputs)!))!
            select (fixture with { Inputs = inputs, Spec = FixtureProgram.Pool(inputs) }, place);
    }

    /// <summary>The paths of a value and of everything in it.</summary>
    internal static IEnumerable<PropertyPath> Places(PropertyPath at, PropertyValue value)
    {
        var inner = value.Unwrapped switch
        {
            PropertyMap map => map.SelectMany(entry => Places(at.Child(entry.Key), entry.Value)),
            PropertyArray list => list.Items.SelectMany((item, index) => Places(at.Child(index), item)),
            _ => [],
        };
        return at.Segments.IsEmpty ? inner : inner.Prepend(at);
    }
}
