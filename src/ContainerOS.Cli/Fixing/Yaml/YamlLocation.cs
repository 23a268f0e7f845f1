using ContainerOS.Protocol.Paths;

namespace ContainerOS.Cli.Fixing.Yaml;

/// <summary>The node that a path leads to, or the node that the missing part of the path can be added to.</summary>
/// <param name="Parent">The map or list that contains the node.</param>
/// <param name="ParentKey">The key of the parent; null when the parent is a list item.</param>
/// <param name="Index">The index of the entry or item in the parent.</param>
/// <param name="Node">The node; for an incomplete path, the map or null that the rest is added to.</param>
/// <param name="Missing">The keys that do not exist yet; empty when the path is complete.</param>
internal sealed record YamlLocation(YamlNode Parent, YamlScalar? ParentKey, int Index, YamlNode Node, IReadOnlyList<string> Missing)
{
    internal YamlEntry? Entry => (Parent as YamlMap)?.Entries[Index];

    /// <summary>Follows a path. It must not lead into shared or computed values.</summary>
    /// <exception cref="YamlEditException">The path does not exist, or leads into a value that must not be edited.</exception>
    internal static YamlLocation Find(YamlNode root, IReadOnlyList<PathSegment> path)
    {
        var place = new YamlLocation(root, null, 0, root, []);
        for (var at = 0; at < path.Count; at++)
        {
            YamlEditGuard.EnsureTraversable(place.Node);
            switch (place.Node, path[at])
            {
                case (YamlMap map, { Name: { } name }) when map.Find(name) is { } entry:
                    place = new YamlLocation(map, place.Entry?.Key, map.Entries.ToList().IndexOf(entry), entry.Value, []);
                    break;
                case (YamlList list, { Name: null, Index: var index }) when index < list.Items.Count:
                    place = new YamlLocation(list, place.Entry?.Key, index, list.Items[index], []);
                    break;
                case (YamlMap or YamlScalar { IsNull: true }, _) when path.Skip(at).All(segment => segment.Name is not null):
                    return place with { Missing = [.. path.Skip(at).Select(segment => segment.Name!)] };
                default:
                    throw new YamlEditException("the property is not written in this program", place.Node.Start);
            }
        }

        return place;
    }
}
