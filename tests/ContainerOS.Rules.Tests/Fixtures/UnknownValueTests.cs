using System.Text.RegularExpressions;
using ContainerOS.Model.NodePools;
using YamlDotNet.RepresentationModel;

namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>Of each program that fails, the value at fault is made unknown, as it may be in preview: the rule must not pass it in silence.</summary>
public sealed partial class UnknownValueTests
{
    public static TheoryData<string> Failing => [.. Fixture.All("fail")];

    [Theory]
    [MemberData(nameof(Failing))]
    public void Rule_WhoseValueIsNotKnownYet_IsUndecidedNotPassed(string id)
    {
        var fixture = Fixture.Read(id);
        var finding = PoolValidator.Validate(fixture.Spec, fixture.Facts).Diagnostics.First(found => found.Code == fixture.Code);
        var properties = Fixture.Properties(fixture.Text);
        if (!Hide(properties, finding.Path))
        {
            return; // The value is missing, and that is the fault: nothing can be unknown.
        }

        var report = PoolValidator.Validate(SpecBinder.Bind<NodePoolSpec>(properties), fixture.Facts);

        Assert.True(
            report.Undecided.Any(open => open.Code == fixture.Code) || report.Diagnostics.Any(found => found.Code == fixture.Code),
            "the rule passed a value that it can not know; only a fault that stands whatever the value is may be found now");
    }

    /// <summary>Puts an unknown in the place of what stands at a path; false when nothing does.</summary>
    private static bool Hide(YamlNode within, string path)
    {
        var parts = Part().Matches(path).Select(match => match.Groups["key"].Success ? match.Groups["key"].Value : match.Value.Trim('[', ']', '.')).ToList();
        for (var at = 0; at < parts.Count - 1; at++)
        {
            if (Find(within, parts[at]) is not { } next)
            {
                return false;
            }

            within = next;
        }

        return Replace(within, parts[^1]);
    }

    private static YamlNode? Find(YamlNode within, string part) => within switch
    {
        YamlMappingNode map => map.Children.TryGetValue(part, out var found) ? found : null,
        YamlSequenceNode list when int.TryParse(part, out var index) && index < list.Children.Count => list.Children[index],
        _ => null,
    };

    private static bool Replace(YamlNode within, string part)
    {
        var isThere = Find(within, part) is not null;
        switch (within)
        {
            case YamlMappingNode map when isThere:
                map.Children[part] = new YamlScalarNode("${later.value}");
                break;
            case YamlSequenceNode list when isThere:
                list.Children[int.Parse(part)] = new YamlScalarNode("${later.value}");
                break;
        }

        return isThere;
    }

    [GeneratedRegex("""\["(?<key>[^"]*)"\]|\[\d+\]|\.?[A-Za-z]+""")]
    private static partial Regex Part();
}
