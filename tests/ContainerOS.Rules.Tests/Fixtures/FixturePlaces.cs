using ContainerOS.Protocol.Paths;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>The places of a fixture's values, each of which can be changed by itself.</summary>
internal static class FixturePlaces
{
    /// <summary>Every program of a rule as often as it has values, each time with one of them changed.</summary>
    internal static IEnumerable<(Fixture Fixture, PropertyPath Place)> OneChanged(string code, Func<PropertyValue, PropertyValue> change) =>
        from id in Fixture.All(string.Empty).Where(id => id.StartsWith(code + "/", StringComparison.Ordinal))
        let fixture = Fixture.Read(id)
        from place in Places(PropertyPath.Whole, fixture.Inputs)
        let inputs = (PropertyMap)place.Set(fixture.Inputs, change(place.Get(fixture.Inputs)!))!
        select (fixture with { Inputs = inputs, Spec = FixtureProgram.Pool(inputs) }, place);

    /// <summary>A value and all in it.</summary>
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
