using ContainerOS.Protocol.Paths;

namespace ContainerOS.Cli.Fixing.Yaml;

/// <summary>Where a path leads in a YAML text.</summary>
/// <param name="Parent">The map or list on the way's last step.</param>
/// <param name="ParentKey">The key the parent stands at; null where it is an item of a list.</param>
/// <param name="Index">Which entry or item of the parent it is.</param>
/// <param name="Node">What stands there; for a way that is missing, the map or the nothing it is to be added to.</param>
/// <param name="Missing">The names that are not written yet; empty when the piece is what was sought.</param>
internal sealed record YamlLocation(YamlNode Parent, YamlScalar? ParentKey, int Index, YamlNode Node, IReadOnlyList<string> Missing)
{
    internal YamlEntry? Entry => (Parent as YamlMap)?.Entries[Index];

    /// <summary>Follows a path. Whatever other places share, or a function makes, is not followed into.</summary>
    /// <exception cref="YamlEditException">The path leads nowhere, or where nothing may be edited.</exception>
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
                    throw new YamlEditException("what is to be changed is not written here", place.Node.Start);
            }
        }

        return place;
    }
}
