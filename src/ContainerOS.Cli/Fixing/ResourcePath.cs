using ContainerOS.Cli.Fixing.Yaml;
using ContainerOS.Protocol.Paths;

namespace ContainerOS.Cli.Fixing;

/// <summary>Where the properties of a resource stand in a program.</summary>
internal static class ResourcePath
{
    /// <summary>The way from the document's root to a property of a resource.</summary>
    /// <exception cref="YamlEditException">The program's text does not declare the resource, or the path is none.</exception>
    internal static IReadOnlyList<PathSegment> Of(YamlNode root, string? urn, string property)
    {
        var name = NameOf(urn);
        var resources = (root as YamlMap)?.Find("resources")?.Value as YamlMap;
        YamlEntry[] declared = [.. (resources?.Entries ?? []).Where(entry => LogicalName(entry) == name)];
        return declared is [var only]
            ? [PathSegment.Of("resources"), PathSegment.Of(only.Key.Text), PathSegment.Of("properties"), .. Segments(property)]
            : throw new YamlEditException($"the program does not declare one resource '{name}'", root.Start);
    }

    /// <summary>The last part of a URN: the resource's name.</summary>
    internal static string NameOf(string? urn) => urn?.Split("::", 4) is [_, _, _, var name] ? name : string.Empty;

    private static string LogicalName(YamlEntry entry) =>
        ((entry.Value as YamlMap)?.Find("name")?.Value as YamlScalar)?.Text ?? entry.Key.Text;

    private static IEnumerable<PathSegment> Segments(string property)
    {
        try
        {
            return PropertyPath.Parse(property).Segments;
        }
        catch (FormatException fault)
        {
            throw new YamlEditException($"'{property}' is no path", 0, fault);
        }
    }
}
