using ContainerOS.Cli.Fixing.Yaml;
using ContainerOS.Protocol.Paths;

namespace ContainerOS.Cli.Fixing;

/// <summary>Finds the properties of a resource in a program.</summary>
internal static class ResourcePath
{
    /// <summary>The path from the root of the document to a property of a resource.</summary>
    /// <exception cref="YamlEditException">The text does not declare the resource, or the path is invalid.</exception>
    internal static IReadOnlyList<PathSegment> Of(YamlNode root, string? urn, string property)
    {
        var name = NameOf(urn);
        var resources = (root as YamlMap)?.Find("resources")?.Value as YamlMap;
        YamlEntry[] declared = [.. (resources?.Entries ?? []).Where(entry => LogicalName(entry) == name)];
        return declared is [var only]
            ? [PathSegment.Of("resources"), PathSegment.Of(only.Key.Text), PathSegment.Of("properties"), .. Segments(property)]
            : throw new YamlEditException($"the program does not declare exactly one resource '{name}'", root.Start);
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
        catch (FormatException exception)
        {
            throw new YamlEditException($"'{property}' is not a property path", 0, exception);
        }
    }
}
